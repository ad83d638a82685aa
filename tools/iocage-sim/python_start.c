#include "python_start.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "named.h"
#include "property.h"
#include "say.h"

enum {
    RULESET_FIRST = 1000, /* devfs rulesets that the program makes */
    JIDS_PER_RULESET = 1000,
};

static unsigned long ruleset(const struct jail *jail)
{
    return RULESET_FIRST + (jail->jid - 1) % JIDS_PER_RULESET;
}

static bool has_network_stack(const struct store *store, const struct jail *jail)
{
    return property_is(store, jail, "vnet", "1");
}

static bool has_address(const char *value)
{
    return value != NULL && value[0] != '\0' && strcmp(value, "none") != 0;
}

static void print_addresses(const struct store *store, const struct jail *jail)
{
    const char *ip4 = property_value(store, jail, "ip4_addr");
    const char *ip6 = property_value(store, jail, "ip6_addr");

    printf("  + Using IP options: ");
    if (has_network_stack(store, jail)) {
        puts("vnet");
        return;
    }
    if (has_address(ip4))
        printf("ip4.addr=%s%s ", strchr(ip4, '|') == NULL ? "em0|" : "", ip4);
    printf("ip4.saddrsel=1 ip4=%s ", property_value(store, jail, "ip4"));
    if (has_address(ip6))
        printf("ip6.addr=%s ", ip6);
    printf("ip6.saddrsel=1 ip6=%s\n", property_value(store, jail, "ip6"));
}

/* The jail's name in the kernel has no dots. */
static void print_start(const struct store *store, const struct jail *jail)
{
    char name[STORE_JAIL_MAX];

    snprintf(name, sizeof(name), "%s", jail->uuid);
    for (char *c = name; *c != '\0'; c++) {
        if (*c == '.')
            *c = '_';
    }
    printf("* Starting %s\n  + Started OK\n", name);
    printf("  + Using devfs_ruleset: %lu (iocage generated default)\n", ruleset(jail));
    if (has_network_stack(store, jail))
        puts("  + Configuring VNET OK");
    print_addresses(store, jail);
    puts("  + Starting services OK\n  + Executing poststart OK");
    if (property_is(store, jail, "dhcp", "1"))
        printf("  + DHCP Address: 10.0.0.%lu/24\n", 100 + jail->jid % 100);
    if (has_network_stack(store, jail))
        say_plain("No default gateway found for ipv6.");
}

static int bring_up(struct store *store, struct jail *jail)
{
    time_t now = time(NULL);
    char date[32];

    strftime(date, sizeof(date), "%Y-%m-%d %H:%M:%S", localtime(&now));
    return store_take_jid(store, jail) && setting_put(&jail->settings, "last_started", date) &&
                   store_save_jail(store, jail)
               ? 0
               : 1;
}

static int take_down(struct store *store, struct jail *jail)
{
    jail->jid = 0;
    return store_save_jail(store, jail) ? 0 : 1;
}

int python_start_jail(struct store *store, struct jail *jail)
{
    if (jail->jid != 0)
        return say_refusal("%s is already running!", jail->uuid);
    if (named_is_template(store, jail))
        return say_refusal("Please convert back to a jail before trying to start %s", jail->uuid);
    if (property_is(store, jail, "dhcp", "1") && !property_is(store, jail, "bpf", "1"))
        return say_refusal("%s: dhcp requires bpf!", jail->uuid);
    if (bring_up(store, jail) != 0)
        return 1;
    print_start(store, jail);
    return 0;
}

int python_start_stop_jail(struct store *store, struct jail *jail, bool force)
{
    if (jail->jid == 0) {
        say_plain("%s is not running!", jail->uuid);
        return 0;
    }
    printf("* Stopping %s\n", jail->uuid);
    if (!force)
        puts("  + Executing prestop OK\n  + Stopping services OK");
    if (has_network_stack(store, jail))
        puts("  + Tearing down VNET OK");
    printf("  + Removing devfs_ruleset: %lu OK\n", ruleset(jail));
    puts("  + Removing jail process OK\n  + Executing poststop OK");
    return take_down(store, jail);
}

static int refuse_nothing(const struct python_call *call)
{
    return say_refusal("Usage: iocage %s %s\n\nError: Missing argument \"jails\".", call->form->command,
                       call->form->synopsis);
}

/* What fails among all is told, and the status is well all the same. */
static int start_all(struct store *store)
{
    for (size_t i = 0; i < store->count; i++) {
        struct jail *jail = store->jails[i];

        if (jail->jid != 0)
            say_plain("%s (%s) is already running!", jail->uuid, jail->uuid);
        else
            (void)python_start_jail(store, jail);
    }
    return 0;
}

/* What the host does when it starts and stops, without a word: the jails with boot=on. */
static int change_for_host(struct store *store, bool up)
{
    int status = 0;

    for (size_t i = 0; status == 0 && i < store->count; i++) {
        struct jail *jail = store->jails[i];

        if (!up && jail->jid != 0)
            status = take_down(store, jail);
        else if (up && jail->jid == 0 && property_is(store, jail, "boot", "1") && !named_is_template(store, jail))
            status = bring_up(store, jail);
    }
    return status;
}

int python_start(struct python_call *call)
{
    const struct options *options = &call->options;
    int status = 0;

    if (option_given(options, 'R'))
        return change_for_host(call->store, true);
    if (options->count == 0)
        return refuse_nothing(call);
    if (strcmp(options->words[0], "ALL") == 0)
        return start_all(call->store);
    for (size_t i = 0; i < options->count && (status == 0 || option_given(options, 'i')); i++) {
        struct jail *jail = named_find(call->store, options->words[i]);

        status = jail == NULL ? 1 : python_start_jail(call->store, jail);
    }
    return option_given(options, 'i') ? 0 : status;
}

/* Templates are no jails that can run: they are passed over. */
static int stop_all(struct store *store, bool force)
{
    int status = 0;

    for (size_t i = 0; status == 0 && i < store->count; i++) {
        struct jail *jail = store->jails[i];

        if (!named_is_template(store, jail))
            status = python_start_stop_jail(store, jail, force);
    }
    return status;
}

int python_start_stop(struct python_call *call)
{
    const struct options *options = &call->options;
    bool force = option_given(options, 'f');
    int status = 0;

    if (option_given(options, 'R'))
        return change_for_host(call->store, false);
    if (options->count == 0)
        return refuse_nothing(call);
    if (strcmp(options->words[0], "ALL") == 0)
        return stop_all(call->store, force);
    for (size_t i = 0; i < options->count && status == 0; i++) {
        struct jail *jail = named_find(call->store, options->words[i]);

        status = jail == NULL ? 1 : python_start_stop_jail(call->store, jail, force);
    }
    return status;
}

static int restart_softly(const struct jail *jail)
{
    if (jail->jid == 0)
        say_plain("%s is not running!", jail->uuid);
    else
        printf("Soft restarting %s (%s)\n", jail->uuid, jail->uuid);
    return 0;
}

static int restart(struct python_call *call, struct jail *jail)
{
    int status = 0;

    if (option_given(&call->options, 's'))
        return restart_softly(jail);
    status = python_start_stop_jail(call->store, jail, false);
    return status != 0 ? status : python_start_jail(call->store, jail);
}

int python_start_restart(struct python_call *call)
{
    struct store *store = call->store;
    struct jail *jail = NULL;
    int status = 0;

    if (strcmp(call->options.words[0], "ALL") != 0) {
        jail = named_find(store, call->options.words[0]);
        return jail == NULL ? 1 : restart(call, jail);
    }
    for (size_t i = 0; status == 0 && i < store->count; i++) {
        if (!named_is_template(store, store->jails[i]))
            status = restart(call, store->jails[i]);
    }
    return status;
}
