#include "python_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "border.h"
#include "catalogue.h"
#include "named.h"
#include "property.h"
#include "say.h"

enum {
    CELL_MAX = 512 /* bytes of a cell that is made of others, NUL included */
};

struct cells {
    char jid[24];
    char name[STORE_JAIL_MAX];
    char release[STORE_NAME_MAX + 16];
    char ip4[CELL_MAX];
};

/* Which jails a list is of. */
enum kind {
    KIND_JAILS,
    KIND_TEMPLATES,
    KIND_BASEJAILS,
    KIND_PLUGINS,
};

static const char *or_dash(const char *value)
{
    return value == NULL || value[0] == '\0' || strcmp(value, "none") == 0 ? "-" : value;
}

static bool is_of(const struct store *store, const struct jail *jail, enum kind kind)
{
    if (kind == KIND_PLUGINS)
        return property_is(store, jail, "type", "pluginv2");
    if (kind == KIND_BASEJAILS)
        return property_is(store, jail, "basejail", "1");
    return named_is_template(store, jail) == (kind == KIND_TEMPLATES);
}

/* An address without its interface and netmask; several keep their commas. */
static void strip_addresses(const char *value, char text[CELL_MAX])
{
    size_t length = 0;

    text[0] = '\0';
    while (*value != '\0' && length < CELL_MAX) {
        size_t bytes = strcspn(value, ",");
        const char *bar = memchr(value, '|', bytes);
        const char *address = bar == NULL ? value : bar + 1;

        length += (size_t)snprintf(text + length, CELL_MAX - length, "%s%.*s", length == 0 ? "" : ",",
                                   (int)strcspn(address, ",/"), address);
        value += bytes + (value[bytes] == ',');
    }
}

static void fill_address(const struct store *store, const struct jail *jail, bool whole, char text[CELL_MAX])
{
    const char *value = or_dash(property_value(store, jail, "ip4_addr"));

    if (property_is(store, jail, "dhcp", "1") && !whole)
        snprintf(text, CELL_MAX, "DHCP");
    else if (property_is(store, jail, "dhcp", "1"))
        snprintf(text, CELL_MAX, jail->jid == 0 ? "DHCP (not running)" : "epair0b|10.0.0.%lu", 100 + jail->jid % 100);
    else if (whole)
        snprintf(text, CELL_MAX, "%s", value);
    else
        strip_addresses(value, text);
}

static bool is_uuid(const char *name)
{
    return strlen(name) == STORE_UUID_MAX - 1 && name[8] == '-' && name[13] == '-' && name[18] == '-' &&
           name[23] == '-';
}

/* whole: as -l prints it. The plain list has no patch level, and a UUID is cut to what people can read. */
static void fill(const struct store *store, const struct jail *jail, bool whole, struct cells *cells)
{
    const char *release = property_value(store, jail, "release");
    const char *patch = strstr(release, "-p");

    snprintf(cells->jid, sizeof(cells->jid), jail->jid == 0 ? "None" : "%lu", jail->jid);
    snprintf(cells->name, sizeof(cells->name), "%.*s", !whole && is_uuid(jail->uuid) ? 8 : STORE_JAIL_MAX - 1,
             jail->uuid);
    snprintf(cells->release, sizeof(cells->release), "%.*s",
             (int)(whole || patch == NULL ? strlen(release) : (size_t)(patch - release)), release);
    fill_address(store, jail, whole, cells->ip4);
}

static bool add_plain(struct border *border, const struct store *store, const struct jail *jail)
{
    struct cells cells;

    fill(store, jail, false, &cells);
    return border_add(border, (const char *[]){ is_uuid(jail->uuid) ? "None" : cells.jid, cells.name,
                                                jail->jid == 0 || is_uuid(jail->uuid) ? "down" : "up", cells.release,
                                                cells.ip4 });
}

/* The portal and the document are those of plugins, and take the place of the last column. */
static bool add_long(struct border *border, const struct store *store, const struct jail *jail)
{
    bool plugin = border->columns > 10;
    const struct catalogue_plugin *known = catalogue_find(setting_text(&jail->settings, "plugin_name"));
    char portal[CELL_MAX + 64];
    char address[CELL_MAX];
    struct cells cells;

    fill(store, jail, true, &cells);
    fill_address(store, jail, false, address);
    snprintf(portal, sizeof(portal), "http://%s:8080/", address);
    return border_add(border,
                      (const char *[]){ cells.jid, cells.name, property_is(store, jail, "boot", "1") ? "on" : "off",
                                        property_value(store, jail, "state"), property_value(store, jail, "type"),
                                        cells.release, cells.ip4, or_dash(property_value(store, jail, "ip6_addr")),
                                        or_dash(setting_get(&jail->settings, PROPERTY_TEMPLATE)),
                                        plugin                                      ? portal
                                        : property_is(store, jail, "basejail", "1") ? "yes"
                                                                                    : "no",
                                        known == NULL ? "-" : known->document });
}

static bool add_quick(struct border *border, const struct store *store, const struct jail *jail)
{
    return border_add(border, (const char *[]){ jail->uuid, property_value(store, jail, "ip4_addr") });
}

static const struct form {
    bool (*add)(struct border *border, const struct store *store, const struct jail *jail);
    const char *headings[BORDER_COLUMNS_MAX];
} plain_form = { add_plain, { "JID", "NAME", "STATE", "RELEASE", "IP4" } },
  long_form = { add_long, { "JID", "NAME", "BOOT", "STATE", "TYPE", "RELEASE", "IP4", "IP6", "TEMPLATE", "BASEJAIL" } },
  plugin_form = { add_long,
                  { "JID", "NAME", "BOOT", "STATE", "TYPE", "RELEASE", "IP4", "IP6", "TEMPLATE", "PORTAL",
                    "DOC_URL" } },
  quick_form = { add_quick, { "NAME", "IP4" } };

/* Prints the table unless a part of it failed, and frees it. Returns the exit status. */
static int finish(struct border *border, bool good)
{
    if (good)
        border_print(border);
    border_clear(border);
    return good ? 0 : 1;
}

/* The program of 2023 falls over a row's JID, which is no text, when it puts tabs between cells. */
static int fall_over(void)
{
    return say_refusal("Traceback (most recent call last):\n"
                       "TypeError: sequence item 0: expected str instance, NoneType found");
}

static int list_jails(struct python_call *call, const struct form *form, enum kind kind)
{
    struct store *store = call->store;
    struct border border;
    bool good = border_init(&border, form->headings);

    for (size_t i = 0; good && i < store->count; i++)
        good = !is_of(store, store->jails[i], kind) || form->add(&border, store, store->jails[i]);
    border.bare = option_given(&call->options, 'h');
    if (good && border.bare && form != &quick_form && border.count > border.columns) {
        border_clear(&border);
        return fall_over();
    }
    return finish(&border, good);
}

static int list_releases(struct python_call *call)
{
    struct border border;
    bool good = border_init(&border, (const char *const[]){ "Bases fetched", NULL });

    for (size_t i = 0; good && i < call->store->release_count; i++)
        good = border_add(&border, (const char *[]){ call->store->releases[i] });
    border.bare = option_given(&call->options, 'h');
    return finish(&border, good);
}

static int list_catalogue(struct python_call *call)
{
    struct border border;
    bool good = border_init(&border, (const char *const[]){ "NAME", "DESCRIPTION", "PKG", "ICON", NULL });
    const struct catalogue_plugin *plugin = NULL;

    for (size_t i = 0; good && (plugin = catalogue_plugin(i)) != NULL; i++)
        good = border_add(&border, (const char *[]){ plugin->title, plugin->description, plugin->name, plugin->icon });
    border.bare = option_given(&call->options, 'h');
    return finish(&border, good);
}

static int list_remote(void)
{
    for (size_t i = 0; catalogue_release(i) != NULL; i++)
        puts(catalogue_release(i));
    return 0;
}

int python_list(struct python_call *call)
{
    const struct options *options = &call->options;
    const struct form *form = option_given(options, 'q')   ? &quick_form
                              : option_given(options, 'l') ? &long_form
                                                           : &plain_form;

    if (option_given(options, 'P'))
        return option_given(options, 'R') ? list_catalogue(call) : list_jails(call, &plugin_form, KIND_PLUGINS);
    if (option_given(options, 'R'))
        return list_remote();
    if (option_given(options, 'r') || option_given(options, 'b'))
        return list_releases(call);
    if (option_given(options, 't'))
        return list_jails(call, form, KIND_TEMPLATES);
    return list_jails(call, form, option_given(options, 'B') ? KIND_BASEJAILS : KIND_JAILS);
}

int python_list_df(struct python_call *call)
{
    struct store *store = call->store;
    struct border border;
    bool good = border_init(&border, (const char *const[]){ "NAME", "CRT", "RES", "QTA", "USE", "AVA", NULL });

    for (size_t i = 0; good && i < store->count; i++) {
        const struct jail *jail = store->jails[i];

        good = border_add(&border, (const char *[]){ jail->uuid, "1.08x", property_value(store, jail, "reservation"),
                                                     property_value(store, jail, "quota"), "743M", "61.8G" });
    }
    border.bare = option_given(&call->options, 'h');
    return finish(&border, good);
}

/* A line of the jail's fstab, with blanks to the next column of eight as the table shows tabs. bare: with the tabs. */
static void expand(const char *line, bool bare, char text[CELL_MAX])
{
    size_t length = 0;

    for (; *line != '\0' && *line != '\n' && length + 9 < CELL_MAX; line++) {
        if (*line != '\t' || bare) {
            text[length++] = *line;
            continue;
        }
        do
            text[length++] = ' ';
        while (length % 8 != 0);
    }
    text[length] = '\0';
}

static int list_mounts(struct python_call *call, const struct jail *jail)
{
    struct border border;
    bool good = border_init(&border, (const char *const[]){ "INDEX", "FSTAB ENTRY", NULL });
    const char *line = setting_get(&jail->settings, PROPERTY_FSTAB);
    char number[24];
    char text[CELL_MAX];

    border.bare = option_given(&call->options, 'h');
    for (size_t i = 0; good && line != NULL && *line != '\0'; i++) {
        snprintf(number, sizeof(number), "%zu", i);
        expand(line, border.bare, text);
        good = border_add(&border, (const char *[]){ number, text });
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return finish(&border, good);
}

/* The six fields behind the jail's name become a line, the destination below the jail's root. */
static int add_mount(struct python_call *call, struct jail *jail)
{
    char *const *field = call->options.words + 1;
    const char *there = setting_get(&jail->settings, PROPERTY_FSTAB);
    char text[SETTING_VALUE_MAX + 1];

    if (call->options.count == 1)
        return say_refusal("Please supply an fstab entry or jail!");
    if (call->options.count != 7)
        return say_refusal("Please specify a valid fstab entry!\n\nExample:\n"
                           "  /the/source /dest FSTYPE FSOPTIONS FSDUMP FSPASS");
    if (snprintf(text, sizeof(text), "%s%s\t/iocage/jails/%s/root%s\t%s\t%s\t%s\t%s\n", there == NULL ? "" : there,
                 field[0], jail->uuid, field[1], field[2], field[3], field[4], field[5]) >= (int)sizeof(text))
        return say_error("iocage-sim keeps at most %d bytes of an fstab", SETTING_VALUE_MAX);
    if (!setting_put(&jail->settings, PROPERTY_FSTAB, text) || !store_save_jail(call->store, jail))
        return 1;
    printf("Successfully added mount to %s's fstab\n", jail->uuid);
    return 0;
}

int python_list_fstab(struct python_call *call)
{
    struct jail *jail = named_find(call->store, call->options.words[0]);

    if (jail == NULL)
        return 1;
    if (option_given(&call->options, 'a'))
        return add_mount(call, jail);
    if (option_given(&call->options, 'l'))
        return list_mounts(call, jail);
    return say_refusal("iocage-sim has fstab -l and -a only");
}
