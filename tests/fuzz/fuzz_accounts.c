/* Any bytes as the text of an accounts file: read, looked up, edited and read again. */

#include <stdio.h>
#include <string.h>

#include "../sample_accounts.h"
#include "account_entry.h"
#include "accounts.h"
#include "accounts_text.h"
#include "buffer.h"
#include "fuzz.h"

static const char file[] = "accounts";
static const char added[] = "account zz.added@by.the.fuzzer role=read";

static size_t count_all(const struct accounts *accounts)
{
    return accounts_count(accounts) + accounts_key_count(accounts);
}

/* Reads a text that an edit made. Returns how many there are in it. */
static size_t count_edited(const struct buffer *edited)
{
    struct error error;
    struct accounts *accounts = accounts_read(file, buffer_slice(edited), &error);
    size_t count = count_all(accounts);

    fuzz_check(!edited->failed && accounts != NULL);
    accounts_release(accounts);
    return count;
}

/* Whether the accounts have an entry as its line says. */
static void check_entry(const struct accounts *accounts, const struct account_entry *entry)
{
    struct principal principal;
    struct slice name = slice_of(entry->principal.name);
    bool found = accounts_find(accounts, name, &principal);

    fuzz_check(name.length > 0 && entry->principal.role <= ACCESS_ADMIN);
    fuzz_check(found == (entry->kind == ACCOUNT_ENTRY_ACCOUNT));
    fuzz_check(!found ||
               (strcmp(principal.name, entry->principal.name) == 0 &&
                strcmp(principal.jails, entry->principal.jails) == 0 && principal.role == entry->principal.role));
    fuzz_check(entry->kind == ACCOUNT_ENTRY_ACCOUNT ? !entry->has_from && !entry->has_expires
                                                    : entry->password[0] == '\0');
}

/* Removes the line and, of an account, replaces its password. */
static void check_edits(struct slice text, struct slice line, const struct account_entry *entry, size_t count)
{
    struct slice found = accounts_text_find(text, entry->kind, entry->principal.name);
    struct buffer edited;

    fuzz_check(found.data == line.data && found.length == line.length);
    buffer_init(&edited, ACCOUNTS_FILE_MAX);
    accounts_text_remove(text, found, &edited);
    fuzz_check(count_edited(&edited) == count - 1);
    buffer_clear(&edited);
    if (entry->kind == ACCOUNT_ENTRY_ACCOUNT && line.length + sizeof(SAMPLE_SHA512) + 16 < ACCOUNT_ENTRY_LINE_MAX &&
        text.length + sizeof(SAMPLE_SHA512) + 16 < ACCOUNTS_FILE_MAX) {
        accounts_text_set(text, found, "password", SAMPLE_SHA512, &edited);
        fuzz_check(count_edited(&edited) == count);
        found = accounts_text_find(buffer_slice(&edited), entry->kind, entry->principal.name);
        fuzz_check(slice_equal(accounts_text_value(found, "password"), slice_of(SAMPLE_SHA512)));
    }
    buffer_clear(&edited);
}

static void check_all(const struct accounts *accounts, struct slice text)
{
    struct slice rest = text;
    struct account_entry entry;
    struct buffer edited;
    struct slice line;
    struct error error;
    size_t count = 0;

    while (accounts_text_next(&rest, &line)) {
        fuzz_check(account_entry_read(&entry, line, &error));
        if (entry.kind == ACCOUNT_ENTRY_NONE)
            continue;
        check_entry(accounts, &entry);
        /* Of many, a few will do: each is read anew. */
        if (count++ < 4)
            check_edits(text, line, &entry, count_all(accounts));
    }
    fuzz_check(count == count_all(accounts));
    if (count == ACCOUNTS_MAX || text.length + sizeof(added) + 1 > ACCOUNTS_FILE_MAX ||
        accounts_text_find(text, ACCOUNT_ENTRY_ACCOUNT, "zz.added@by.the.fuzzer").data != NULL)
        return;
    buffer_init(&edited, ACCOUNTS_FILE_MAX);
    accounts_text_append(text, added, &edited);
    fuzz_check(count_edited(&edited) == count + 1);
    buffer_clear(&edited);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = fuzz_text(data, size);
    struct error error = { .code = ERROR_NONE };
    struct accounts *accounts = accounts_read(file, text, &error);

    if (accounts == NULL) {
        fuzz_check(error.code == ERROR_CONFIGURATION && strncmp(error.detail, file, strlen(file)) == 0);
        fuzz_free(text);
        return 0;
    }
    check_all(accounts, text);
    accounts_release(accounts);
    fuzz_free(text);
    return 0;
}
