#include "zfs_value.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "setting.h"

static const char units[] = "BKMGTPE";

/* gzip-1 to gzip-9 are checked apart */
static const char *const compressions[] = { "on", "off", "lzjb", "gzip", "zle", "lz4", NULL };
static const char *const dedups[] = { "on", "off", "verify", "sha256", "sha256,verify", NULL };

static bool is_one_of(const char *value, const char *const *words)
{
    while (*words != NULL && strcmp(value, *words) != 0)
        words++;
    return *words != NULL;
}

static bool is_compression(const char *value)
{
    bool level = strncmp(value, "gzip-", 5) == 0 && value[5] >= '1' && value[5] <= '9' && value[6] == '\0';

    return level || is_one_of(value, compressions);
}

static bool is_read_only(const char *name)
{
    static const char *const names[] = { "origin", "compressratio", "available", "used", NULL };

    return is_one_of(name, names);
}

static bool is_mountpoint(const char *value)
{
    return value[0] == '/' || strcmp(value, "none") == 0 || strcmp(value, "legacy") == 0;
}

static bool is_size(const char *name)
{
    return strcmp(name, "quota") == 0 || strcmp(name, "reservation") == 0;
}

bool zfs_value_check(const char *name, const char *value, char words[ZFS_VALUE_WORDS_MAX])
{
    uint64_t size = 0;

    words[0] = '\0';
    if (strlen(value) > SETTING_VALUE_MAX)
        snprintf(words, ZFS_VALUE_WORDS_MAX, "property value too long");
    else if (is_read_only(name))
        snprintf(words, ZFS_VALUE_WORDS_MAX, "'%s' is readonly", name);
    else if (is_size(name) && !zfs_value_size(value, &size))
        snprintf(words, ZFS_VALUE_WORDS_MAX, "bad numeric value '%.100s'", value);
    else if (strcmp(name, "mountpoint") == 0 && !is_mountpoint(value))
        snprintf(words, ZFS_VALUE_WORDS_MAX, "'mountpoint' must be an absolute path, 'none', or 'legacy'");
    else if (strcmp(name, "dedup") == 0 && !is_one_of(value, dedups))
        snprintf(words, ZFS_VALUE_WORDS_MAX, "'dedup' must be one of 'on | off | verify | sha256[,verify]'");
    else if (strcmp(name, "compression") == 0 && !is_compression(value))
        snprintf(words, ZFS_VALUE_WORDS_MAX,
                 "'compression' must be one of 'on | off | lzjb | gzip | gzip-[1-9] | zle | lz4'");
    return words[0] == '\0';
}

const char *zfs_value_keep(const char *name, const char *value, char text[ZFS_VALUE_SIZE_MAX])
{
    uint64_t size = 0;

    if (!is_size(name) || !zfs_value_size(value, &size))
        return value;
    zfs_value_print(size, text);
    return text;
}

bool zfs_value_size(const char *text, uint64_t *size)
{
    const char *unit = NULL;
    char *end = NULL;
    double number = 0;

    *size = 0;
    if (strcmp(text, "none") == 0)
        return true;
    number = strtod(text, &end);
    /* strtod also takes signs, blanks, exponents, hexadecimals and infinity */
    if (end == text || end != text + strspn(text, "0123456789."))
        return false;
    unit = *end == '\0' ? units : strchr(units, toupper((unsigned char)*end));
    if (unit == NULL)
        return false;
    if (*end != '\0')
        end++;
    if (*unit != 'B' && toupper((unsigned char)*end) == 'B')
        end++;
    for (; unit > units; unit--)
        number *= 1024;
    if (*end != '\0' || number >= 1e19)
        return false;
    *size = (uint64_t)number;
    return true;
}

void zfs_value_print(uint64_t size, char text[ZFS_VALUE_SIZE_MAX])
{
    uint64_t divisor = 1;
    size_t unit = 0;

    if (size == 0) {
        snprintf(text, ZFS_VALUE_SIZE_MAX, "none");
        return;
    }
    for (; size / divisor >= 1024 && unit < sizeof(units) - 2; unit++)
        divisor *= 1024;
    if (unit == 0 || size % divisor == 0) {
        snprintf(text, ZFS_VALUE_SIZE_MAX, "%u%c", (unsigned)(size / divisor), units[unit]);
        text[strcspn(text, "B")] = '\0';
        return;
    }
    /* as many decimals as fit into five characters */
    for (int decimals = 2; decimals >= 0; decimals--) {
        if (snprintf(text, ZFS_VALUE_SIZE_MAX, "%.*f%c", decimals, (double)size / (double)divisor, units[unit]) <= 5)
            break;
    }
}
