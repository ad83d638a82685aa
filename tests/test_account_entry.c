#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "account_entry.h"
#include "fixture.h"
#include "pam.h"
#include "sample_accounts.h"

static struct account_entry read_line(const char *line)
{
    struct slice copy = fixture_copy(line, strlen(line));
    struct account_entry entry;
    struct error error;

    if (!account_entry_read(&entry, copy, &error))
        fail_msg("%s: %s", line, error.detail);
    free((void *)(uintptr_t)copy.data);
    return entry;
}

static void assert_refused(const char *line, size_t length, const char *detail)
{
    struct slice copy = fixture_copy(line, length);
    struct account_entry entry;
    struct error error = { .code = ERROR_NONE };

    if (account_entry_read(&entry, copy, &error))
        fail_msg("%s: is read", line);
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_string_equal(error.detail, detail);
    free((void *)(uintptr_t)copy.data);
}

#define refused(line, detail) assert_refused(line, sizeof(line) - 1, detail)

static void reads_an_account(void **state)
{
    struct account_entry entry = read_line("account alice role=admin password=" SAMPLE_YESCRYPT);

    (void)state;
    assert_int_equal(entry.kind, ACCOUNT_ENTRY_ACCOUNT);
    assert_string_equal(entry.principal.name, "alice");
    assert_int_equal(entry.principal.role, ACCESS_ADMIN);
    assert_string_equal(entry.principal.jails, "");
    assert_string_equal(entry.password, SAMPLE_YESCRYPT);
    entry = read_line(" \t account\tbob.smith@example.org   jails=web*\trole=read \r");
    assert_string_equal(entry.principal.name, "bob.smith@example.org");
    assert_int_equal(entry.principal.role, ACCESS_READ);
    assert_string_equal(entry.principal.jails, "web*");
    assert_string_equal(entry.password, "");
}

static void leaves_a_password_to_pam_where_there_is_pam(void **state)
{
    struct account_entry entry;

    (void)state;
    if (pam_built()) {
        entry = read_line("account alice role=admin password=pam jails=web*");
        assert_true(entry.pam);
        assert_string_equal(entry.password, "");
        assert_false(read_line("account alice role=admin").pam);
        assert_false(read_line("account alice role=admin password=" SAMPLE_YESCRYPT).pam);
    } else {
        refused("account alice role=admin password=pam",
                "this daemon was built without PAM, which password=pam needs (make PAM=yes)");
    }
    refused("account alice role=admin password=pam password=pam",
            pam_built() ? "password is given twice"
                        : "this daemon was built without PAM, which password=pam needs (make PAM=yes)");
    refused("account alice role=admin password=PAM",
            "the password's hash is none of crypt(3)'s yescrypt ($y$) or SHA-512 ($6$)");
    refused("key ci role=read password=pam", "there is no \"password\" in a key");
}

static void reads_a_key(void **state)
{
    struct account_entry entry = read_line("key ci-1 role=operate hash=" SAMPLE_KEY_HASH
                                           " expires=2027-01-01T00:00:00Z jails=web-? from=10.0.0.0/8");
    uint8_t digest[ACCOUNT_ENTRY_DIGEST_BYTES];
    struct error error;

    (void)state;
    assert_int_equal(entry.kind, ACCOUNT_ENTRY_KEY);
    assert_string_equal(entry.principal.name, "ci-1");
    assert_int_equal(entry.principal.role, ACCESS_OPERATE);
    assert_string_equal(entry.principal.jails, "web-?");
    assert_true(account_entry_digest(slice_of(SAMPLE_KEY), digest, &error));
    assert_memory_equal(entry.digest, digest, sizeof(digest));
    assert_true(entry.has_expires);
    assert_int_equal(entry.expires, 1798761600);
    assert_true(entry.has_from);
    assert_int_equal(entry.from.bits, 104);
    entry = read_line("key ci-2 role=read hash=" SAMPLE_KEY_HASH);
    assert_false(entry.has_expires);
    assert_false(entry.has_from);
}

static void skips_comments_and_blank_lines(void **state)
{
    (void)state;
    assert_int_equal(read_line("").kind, ACCOUNT_ENTRY_NONE);
    assert_int_equal(read_line(" \t\r").kind, ACCOUNT_ENTRY_NONE);
    assert_int_equal(read_line("# account alice").kind, ACCOUNT_ENTRY_NONE);
    assert_int_equal(read_line("  #account alice \xff").kind, ACCOUNT_ENTRY_NONE);
}

static void refuses_what_is_neither_account_nor_key(void **state)
{
    (void)state;
    refused("accounts alice role=admin", "\"accounts\" is neither account nor key, nor a comment that begins with #");
    refused("Account alice role=admin", "\"Account\" is neither account nor key, nor a comment that begins with #");
    refused("\0", "\"\" is neither account nor key, nor a comment that begins with #");
}

static void refuses_what_is_no_name(void **state)
{
#define NAME_IS_WRONG(name) "\"" name "\" is no name: 1 to 64 of A-Z a-z 0-9 . _ @ -, not beginning with . or -"
    (void)state;
    refused("account", NAME_IS_WRONG(""));
    refused("account role=admin", NAME_IS_WRONG("role=admin"));
    refused("account a:b role=admin", NAME_IS_WRONG("a:b"));
    refused("account -a role=admin", NAME_IS_WRONG("-a"));
    refused("account .a role=admin", NAME_IS_WRONG(".a"));
    refused("account a\0b role=admin", NAME_IS_WRONG("a"));
    refused("account \xc3\xa9 role=admin", NAME_IS_WRONG("\xc3\xa9"));
    refused("account aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa role=admin",
            NAME_IS_WRONG("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

static void takes_a_name_of_64_bytes(void **state)
{
    struct account_entry entry =
        read_line("account aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa role=admin");

    (void)state;
    assert_int_equal(strlen(entry.principal.name), 64);
}

static void refuses_what_does_not_belong_there(void **state)
{
    (void)state;
    refused("account alice", "the account \"alice\" has no role");
    refused("key ci role=read", "the key \"ci\" has no hash");
    refused("key ci hash=" SAMPLE_KEY_HASH, "the key \"ci\" has no role");
    refused("account alice role=admin role=read", "role is given twice");
    refused("account alice role=admin hash=" SAMPLE_KEY_HASH, "there is no \"hash\" in an account");
    refused("account alice role=admin from=10.0.0.1", "there is no \"from\" in an account");
    refused("account alice role=admin expires=2027-01-01T00:00:00Z", "there is no \"expires\" in an account");
    refused("key ci role=read password=" SAMPLE_SHA512, "there is no \"password\" in a key");
    refused("account alice role=admin colour=blue", "there is no \"colour\" in an account");
    refused("account alice role=admin Role=admin", "there is no \"Role\" in an account");
    refused("account alice admin", "\"admin\" is not NAME=VALUE");
    refused("account alice =admin", "\"=admin\" is not NAME=VALUE");
    refused("account alice role=admin # the boss", "\"#\" is not NAME=VALUE");
}

static void refuses_values_that_cannot_be(void **state)
{
    (void)state;
    refused("account alice role=root", "the role \"root\" is none of read, operate, admin");
    refused("account alice role=", "the role \"\" is none of read, operate, admin");
    refused("account alice role=admin\0", "the role \"admin\" is none of read, operate, admin");
    refused("account alice role=admin password=",
            "the password's hash is none of crypt(3)'s yescrypt ($y$) or SHA-512 ($6$)");
    refused("account alice role=admin password=secret",
            "the password's hash is none of crypt(3)'s yescrypt ($y$) or SHA-512 ($6$)");
    refused("account alice role=admin password=" SAMPLE_SHA512 "\0",
            "the password's hash is none of crypt(3)'s yescrypt ($y$) or SHA-512 ($6$)");
    refused("key ci role=read hash=00", "a key's hash is a SHA-256 in 64 digits of 0-9 a-f");
    refused("key ci role=read hash=0000000000000000000000000000000000000000000000000000000000000000 "
            "hash=0000000000000000000000000000000000000000000000000000000000000000",
            "hash is given twice");
    refused("key ci role=read hash=000000000000000000000000000000000000000000000000000000000000000G",
            "a key's hash is a SHA-256 in 64 digits of 0-9 a-f");
    refused("key ci role=read hash=00000000000000000000000000000000000000000000000000000000000000000",
            "a key's hash is a SHA-256 in 64 digits of 0-9 a-f");
    refused("key ci role=read from=10.0.0.1/8", "10.0.0.1 has bits beyond the first 8, so it is no network");
    refused("key ci role=read from=", "\"\" is not an address, nor ADDRESS/BITS");
}

static void refuses_what_is_no_pattern(void **state)
{
#define PATTERN_IS_WRONG(pattern) "\"" pattern "\" is no pattern of jails: 1 to 127 of A-Z a-z 0-9 . _ - * ?"
    (void)state;
    refused("account a role=read jails=", PATTERN_IS_WRONG(""));
    refused("account a role=read jails=web,db", PATTERN_IS_WRONG("web,db"));
    refused("account a role=read jails=[ab]", PATTERN_IS_WRONG("[ab]"));
    refused("account a role=read jails=web\0", PATTERN_IS_WRONG("web"));
    refused("account a role=read jails="
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            PATTERN_IS_WRONG("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

static time_t expires(const char *text)
{
    struct account_entry entry;
    struct error error;

    assert_true(account_entry_init(&entry, ACCOUNT_ENTRY_KEY, slice_of("ci"), &error));
    if (account_entry_add(&entry, slice_of("expires"), slice_of(text), &error))
        return entry.expires;
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_non_null(strstr(error.detail, "is not a time such as 2027-01-01T00:00:00Z"));
    return -1;
}

static void reads_a_time(void **state)
{
    (void)state;
    assert_int_equal(expires("1970-01-01T00:00:00Z"), 0);
    assert_int_equal(expires("2024-02-29T23:59:59Z"), 1709251199);
    assert_int_equal(expires("9999-12-31T23:59:59Z"), 253402300799);
}

static void refuses_what_is_no_time(void **state)
{
    static const char *const texts[] = {
        "",
        "never",
        "2027-01-01",
        "2027-01-01T00:00:00",
        "2027-01-01 00:00:00Z",
        "2027-01-01T00:00:00z",
        "2027-01-01T00:00:00Z ",
        "2027-13-01T00:00:00Z",
        "2027-00-01T00:00:00Z",
        "2027-02-29T00:00:00Z",
        "2027-04-31T00:00:00Z",
        "2027-01-00T00:00:00Z",
        "2027-01-01T24:00:00Z",
        "2027-01-01T00:60:00Z",
        "2027-01-01T00:00:60Z",
        "2027-1-01T000:00:00Z",
        "+027-01-01T00:00:00Z",
        "2027-01-01T00:00: 1Z",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        if (expires(texts[i]) != -1)
            fail_msg("\"%s\" is a time", texts[i]);
}

static void refuses_a_line_that_is_too_long(void **state)
{
    char line[ACCOUNT_ENTRY_LINE_MAX + 2] = "";

    (void)state;
    memset(line, '#', sizeof(line) - 1);
    assert_refused(line, ACCOUNT_ENTRY_LINE_MAX + 1, "a line has at most 1024 bytes");
    line[ACCOUNT_ENTRY_LINE_MAX] = '\0';
    read_line(line);
}

static void writes_no_text_that_it_does_not_read(void **state)
{
    char line[256];

    (void)state;
    for (unsigned role = ACCESS_READ; role <= ACCESS_ADMIN; role++) {
        snprintf(line, sizeof(line), "account a role=%s", account_entry_role((enum access)role));
        assert_int_equal(read_line(line).principal.role, role);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_an_account),
        cmocka_unit_test(leaves_a_password_to_pam_where_there_is_pam),
        cmocka_unit_test(reads_a_key),
        cmocka_unit_test(skips_comments_and_blank_lines),
        cmocka_unit_test(refuses_what_is_neither_account_nor_key),
        cmocka_unit_test(refuses_what_is_no_name),
        cmocka_unit_test(takes_a_name_of_64_bytes),
        cmocka_unit_test(refuses_what_does_not_belong_there),
        cmocka_unit_test(refuses_values_that_cannot_be),
        cmocka_unit_test(refuses_what_is_no_pattern),
        cmocka_unit_test(reads_a_time),
        cmocka_unit_test(refuses_what_is_no_time),
        cmocka_unit_test(refuses_a_line_that_is_too_long),
        cmocka_unit_test(writes_no_text_that_it_does_not_read),
    };

    return cmocka_run_group_tests_name("account_entry", tests, NULL, NULL);
}
