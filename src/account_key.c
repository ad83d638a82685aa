#include "account_key.h"

#include <gnutls/gnutls.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "random.h"

#define PREFIX ACCOUNT_KEY_PREFIX

enum {
    KEY_BYTES = 32,
    DAY_SECONDS = 86400,
    DATE_LENGTH = 10
};

/* Turns base64 into base64url, which needs no quotes in URLs, shells and headers. */
static void make_url(char *text)
{
    text[strcspn(text, "=")] = '\0';
    for (; *text != '\0'; text++) {
        if (*text == '+')
            *text = '-';
        if (*text == '/')
            *text = '_';
    }
}

bool account_key_make(char key[ACCOUNT_KEY_TEXT], char hash[ACCOUNT_KEY_HASH], struct error *error)
{
    uint8_t bytes[KEY_BYTES];
    uint8_t digest[ACCOUNT_ENTRY_DIGEST_BYTES];
    gnutls_datum_t from = { .data = bytes, .size = sizeof(bytes) };
    gnutls_datum_t to = { .data = NULL };

    if (!random_bytes(bytes, sizeof(bytes), error))
        return false;
    if (gnutls_base64_encode2(&from, &to) != 0)
        return error_set(error, ERROR_NO_MEMORY, "no memory for a key");
    snprintf(key, ACCOUNT_KEY_TEXT, PREFIX "%.*s", (int)to.size, (const char *)to.data);
    gnutls_free(to.data);
    make_url(key);
    if (!account_entry_digest(slice_of(key), digest, error))
        return false;
    for (size_t i = 0; i < sizeof(digest); i++)
        snprintf(hash + 2 * i, 3, "%02x", digest[i]);
    return true;
}

void account_key_time(const char *when, char text[ACCOUNT_KEY_TIME])
{
    char *end = NULL;
    long days = when[0] >= '0' && when[0] <= '9' ? strtol(when, &end, 10) : 0;
    time_t then = 0;
    struct tm parts;

    /* Not cut, as what is left could be a time. */
    snprintf(text, ACCOUNT_KEY_TIME, "%s", strlen(when) < ACCOUNT_KEY_TIME ? when : "");
    if (days > 0 && days <= ACCOUNT_KEY_DAYS_MAX && strcmp(end, "d") == 0) {
        then = time(NULL) + (time_t)days * DAY_SECONDS;
        if (gmtime_r(&then, &parts) != NULL)
            strftime(text, ACCOUNT_KEY_TIME, "%Y-%m-%dT%H:%M:%SZ", &parts);
    } else if (strlen(when) == DATE_LENGTH) {
        snprintf(text, ACCOUNT_KEY_TIME, "%.*sT00:00:00Z", DATE_LENGTH, when);
    }
}
