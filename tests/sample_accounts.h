#ifndef SAMPLE_ACCOUNTS_H
#define SAMPLE_ACCOUNTS_H

/* Hashes of crypt(3) at the least cost that there is, so that tests are quick, and what they are of. */
#define SAMPLE_YESCRYPT "$y$j75$saltofalice.$V6E5FTUxrBX1T787xeRSLrLP7SGjJOP3ziKOW8zEaG/"
#define SAMPLE_YESCRYPT_PASSWORD "alice's secret"
#define SAMPLE_SHA512 \
    "$6$rounds=1000$saltofbob$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1"
#define SAMPLE_SHA512_PASSWORD "bob's secret"
#define SAMPLE_SHA512_DEFAULT \
    "$6$saltofcarol$cDbRFObK7wS8o/iPKeBchrMddgVp5f6BDp.y69g.T3wtNNtGxqiqqWRC4OfJYK6jMSZmgRHy7GIT695iYY3zE1"
#define SAMPLE_SHA512_DEFAULT_PASSWORD "carol's secret"

/* An API key and its hash in the accounts file. */
#define SAMPLE_KEY "iok_one"
#define SAMPLE_KEY_HASH "93451449a6c2390b5ac3e79d3e5488a8ac2ef2d46954847b3c65b60dda9048bf"
#define SAMPLE_OTHER_KEY "iok_two"
#define SAMPLE_OTHER_KEY_HASH "8a9078500d87d04811760db661cf138c8762ee9462416325d875fbd7e0ceaca3"

enum {
    NEW_YEAR_2027 = 1798761600 /* 2027-01-01T00:00:00Z */
};

#endif
