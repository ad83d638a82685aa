/* Made from schema/iocage.json by make generate; do not edit. */
#include "iocage.h"

/* The text is a slice with no sentinel behind it, so its end reads as NUL, which no rule has. */
#define YYPEEK() (cursor < limit ? (unsigned char)*cursor : 0)
#define YYSKIP() cursor++
#define YYBACKUP() marker = cursor
#define YYRESTORE() cursor = marker

/*!re2c
    re2c:flags:input = custom;
    re2c:define:YYCTYPE = "unsigned char";
    re2c:yyfill:enable = 0;
*/

bool iocage_jail_name_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "ALL" { return false; }
    [A-Za-z0-9\x5f][A-Za-z0-9\x2e\x5f\x3a\x40\x2b\x25\x3d\x5e\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_snapshot_jail_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "ALL" { return false; }
    [A-Za-z0-9\x5f][A-Za-z0-9\x2e\x5f\x3a\x2b\x25\x3d\x5e\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_new_name_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "ALL" { return false; }
    "default" { return false; }
    [A-Za-z0-9\x5f][A-Za-z0-9\x2e\x5f\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_setting_name_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z\x5f][A-Za-z0-9\x5f]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_pool_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z][A-Za-z0-9\x5f\x2e\x3a\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_snapshot_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "ALL" { return false; }
    [A-Za-z0-9\x5f][A-Za-z0-9\x2e\x5f\x3a\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_release_name_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [0-9]+ "\x2e"[0-9]+ "\x2d"[A-Za-z0-9\x2d]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_user_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z\x5f][A-Za-z0-9\x5f\x2e\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_word_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [^\x00\x01-\x1f\x7f]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_plugin_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z0-9][A-Za-z0-9\x5f\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_interface_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z][A-Za-z0-9\x5f\x2e]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip4_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [0-9]{1,3}( "\x2e"[0-9]{1,3}){3}( "\x2f"[0-9\x2e]{1,15})? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip6_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [0-9A-Fa-f]* "\x3a"[0-9A-Fa-f\x3a\x2e]+( "\x2f"[0-9]{1,3})? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_create_switch_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "-b" { return cursor == limit; }
    "-c" { return cursor == limit; }
    "-e" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_recursive_switch_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "-r" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_on_off_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "on" { return cursor == limit; }
    "off" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_yes_no_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "yes" { return cursor == limit; }
    "no" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_zero_one_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "0" { return cursor == limit; }
    "1" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_text_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [^\x00\x01-\x1f\x7f]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_name_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z0-9\x5f][A-Za-z0-9\x5f\x2e\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_path_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"| "\x2f"[A-Za-z0-9\x2e\x5f\x2c\x3a\x40\x25\x2b\x2f\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_uuid_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [0-9A-Fa-f]{8}( "\x2d"[0-9A-Fa-f]{4}){3} "\x2d"[0-9A-Fa-f]{12} { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_release_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [0-9]+ "\x2e"[0-9]+ "\x2d"[A-Za-z0-9\x2d]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_jail_type_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "basejail" { return cursor == limit; }
    "thickjail" { return cursor == limit; }
    "clonejail" { return cursor == limit; }
    "gitjail" { return cursor == limit; }
    "emptyjail" { return cursor == limit; }
    "template" { return cursor == limit; }
    "jail" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_resource_limit_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"|[0-9]+[BbKkMmGgTtPpEe]? "\x3a"( "d" "e" "n" "y"| "l" "o" "g"| "d" "e" "v" "c" "t" "l"| "s" "i" "g"( "h" "u" "p"| "i" "n" "t"| "q" "u" "i" "t"| "i" "l" "l"| "t" "r" "a" "p"| "a" "b" "r" "t"| "e" "m" "t"| "f" "p" "e"| "k" "i" "l" "l"| "b" "u" "s"| "s" "e" "g" "v"| "s" "y" "s"| "p" "i" "p" "e"| "a" "l" "r" "m"| "t" "e" "r" "m"| "u" "r" "g"| "s" "t" "o" "p"| "t" "s" "t" "p"| "c" "h" "l" "d"| "t" "t" "i" "n"| "t" "t" "o" "u"| "i" "o"| "x" "c" "p" "u"| "x" "f" "s" "z"| "v" "t" "a" "l" "r" "m"| "p" "r" "o" "f"| "w" "i" "n" "c" "h"| "i" "n" "f" "o"| "u" "s" "r"[12]| "t" "h" "r")) { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_cpu_list_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"|( "0"|[1-9][0-9]{0,3})( "\x2d"( "0"|[1-9][0-9]{0,3}))?( "\x2c"( "0"|[1-9][0-9]{0,3})( "\x2d"( "0"|[1-9][0-9]{0,3}))?)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_size_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[0-9]+( "\x2e"[0-9]+)?[KkMmGgTtPpEe]?[Bb]? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_compression_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "n"| "o" "f" "f"| "l" "z" "4"| "l" "z" "j" "b"| "z" "l" "e"| "g" "z" "i" "p"( "\x2d"[1-9])?| "z" "s" "t" "d"( "\x2d"[1-9]| "\x2d" "1"[0-9]| "\x2d" "f" "a" "s" "t"( "\x2d"[1-9] "0"?| "\x2d" "1" "0" "0"| "\x2d" "5" "0" "0"| "\x2d" "1" "0" "0" "0")?)? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_dedup_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "on" { return cursor == limit; }
    "off" { return cursor == limit; }
    "verify" { return cursor == limit; }
    "sha256" { return cursor == limit; }
    "sha256\x2cverify" { return cursor == limit; }
    "sha512" { return cursor == limit; }
    "sha512\x2cverify" { return cursor == limit; }
    "skein" { return cursor == limit; }
    "skein\x2cverify" { return cursor == limit; }
    "blake3" { return cursor == limit; }
    "blake3\x2cverify" { return cursor == limit; }
    "edonr\x2cverify" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_interfaces_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "v" "n" "e" "t"[0-3] "\x3a"[A-Za-z][A-Za-z0-9\x5f\x2e]*( "\x2c" "v" "n" "e" "t"[0-3] "\x3a"[A-Za-z][A-Za-z0-9\x5f\x2e]*){0,3} { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_mac_pair_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|([0-9A-Fa-f]{2}( "\x3a"[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{12}) "\x2c"([0-9A-Fa-f]{2}( "\x3a"[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{12}) { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip_mode_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "new" { return cursor == limit; }
    "inherit" { return cursor == limit; }
    "disable" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip4_list_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?( "A" "U" "T" "O" "I" "P" "4"|( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])( "\x2e"( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])){3}( "\x2f"( "3"[0-2]|[12]?[0-9]| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "2" "5" "5"| "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4")| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0"| "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0" "\x2e" "0"))?)( "\x2c"([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?( "A" "U" "T" "O" "I" "P" "4"|( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])( "\x2e"( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])){3}( "\x2f"( "3"[0-2]|[12]?[0-9]| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "2" "5" "5"| "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4")| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0"| "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0" "\x2e" "0"))?))* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip6_list_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?[0-9A-Fa-f]{0,4}( "\x3a"[0-9A-Fa-f]{0,4}){2,7}( "\x25"[A-Za-z][A-Za-z0-9\x5f\x2e]*)?( "\x2f"[0-9]{1,3})?( "\x2c"([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?[0-9A-Fa-f]{0,4}( "\x3a"[0-9A-Fa-f]{0,4}){2,7}( "\x25"[A-Za-z][A-Za-z0-9\x5f\x2e]*)?( "\x2f"[0-9]{1,3})?)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip4_router_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])( "\x2e"( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])){3} { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip6_router_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[0-9A-Fa-f]{0,4}( "\x3a"[0-9A-Fa-f]{0,4}){2,7}( "\x25"[A-Za-z][A-Za-z0-9\x5f\x2e]*)? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_octet_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"| "2" "5"[0-4]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9][0-9]? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_switch_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "0" { return cursor == limit; }
    "1" { return cursor == limit; }
    "off" { return cursor == limit; }
    "on" { return cursor == limit; }
    "no" { return cursor == limit; }
    "yes" { return cursor == limit; }
    "false" { return cursor == limit; }
    "true" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_mtu_or_auto_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "a" "u" "t" "o"| "7"[2-9]|[89][0-9]|[1-9][0-9]{2,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5] { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_note_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    if (cursor == limit)
        return true;
    /*!re2c
    [^\x00\x01-\x1f\x7f]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_plain_text_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [^\x00\x01-\x1f\x22\x24\x27\x3d\x5c\x60\x7f]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_plain_note_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [^\x00\x01-\x1f\x22\x24\x27\x5c\x60\x7f]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_jail_conf_text_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [^\x00\x01-\x1f\x22\x24\x3b\x5c\x7f]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_tag_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "ALL" { return false; }
    "default" { return false; }
    [^\x00\x5d\x01-\x20\x22\x24\x27\x2a\x2f\x3d\x3f\x5b\x5c\x5e\x60\x7f\x2e\x2d][^\x00\x5d\x01-\x20\x22\x24\x27\x2a\x2f\x3d\x3f\x5b\x5c\x5e\x60\x7f]*( "\x20"[^\x00\x5d\x01-\x20\x22\x24\x27\x2a\x2f\x3d\x3f\x5b\x5c\x5e\x60\x7f]+)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_jail_names_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[A-Za-z0-9\x5f][A-Za-z0-9\x5f\x2e\x2d]*( "\x20"[A-Za-z0-9\x5f][A-Za-z0-9\x5f\x2e\x2d]*)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_host_name_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z0-9\x5f]([A-Za-z0-9\x5f\x2e\x2d]*[A-Za-z0-9\x5f])? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_fetch_host_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "\x2d"|[A-Za-z0-9]([A-Za-z0-9\x5f\x2e\x2d]*[A-Za-z0-9])? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_fetch_files_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "\x2d"|[A-Za-z0-9][A-Za-z0-9\x2e\x5f\x2d]*( "\x20"[A-Za-z0-9][A-Za-z0-9\x2e\x5f\x2d]*)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_fetch_path_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "\x2d"| "\x2f"[A-Za-z0-9\x2e\x5f\x2c\x3a\x40\x25\x2b\x2f\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_git_location_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "\x2d"| "n" "o" "n" "e"|( "h" "t" "t" "p" "s"?| "g" "i" "t"| "s" "s" "h") "\x3a" "\x2f" "\x2f"[A-Za-z0-9][A-Za-z0-9\x2e\x5f\x7e\x3a\x2f\x40\x25\x2b\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_git_url_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|( "h" "t" "t" "p" "s"?| "g" "i" "t"| "s" "s" "h") "\x3a" "\x2f" "\x2f"[A-Za-z0-9][A-Za-z0-9\x2e\x5f\x7e\x3a\x2f\x40\x25\x2b\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_git_branch_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "\x2d"|[A-Za-z0-9][A-Za-z0-9\x2e\x5f\x2f\x2d]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_host_id_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "N" "o" "n" "e"|[0-9A-Fa-f]{8}( "\x2d"[0-9A-Fa-f]{4}){3} "\x2d"[0-9A-Fa-f]{12} { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_python_jail_type_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "jail" { return cursor == limit; }
    "plugin" { return cursor == limit; }
    "pluginv2" { return cursor == limit; }
    "clonejail" { return cursor == limit; }
    "template" { return cursor == limit; }
    "basejail" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_config_type_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "THICK" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_jail_state_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "up" { return cursor == limit; }
    "down" { return cursor == limit; }
    "CORRUPT" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_jid_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "\x2d"| "N" "o" "n" "e"|[1-9][0-9]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_start_time_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[0-9]{4} "\x2d"[0-9]{2} "\x2d"[0-9]{2}[\x5f\x20][0-9]{2} "\x3a"[0-9]{2} "\x3a"[0-9]{2} { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_zfs_mark_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "readonly" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_time_limit_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"|[0-9]+ "\x3a"( "l" "o" "g"| "d" "e" "v" "c" "t" "l"| "s" "i" "g"( "h" "u" "p"| "i" "n" "t"| "q" "u" "i" "t"| "i" "l" "l"| "t" "r" "a" "p"| "a" "b" "r" "t"| "e" "m" "t"| "f" "p" "e"| "k" "i" "l" "l"| "b" "u" "s"| "s" "e" "g" "v"| "s" "y" "s"| "p" "i" "p" "e"| "a" "l" "r" "m"| "t" "e" "r" "m"| "u" "r" "g"| "s" "t" "o" "p"| "t" "s" "t" "p"| "c" "h" "l" "d"| "t" "t" "i" "n"| "t" "t" "o" "u"| "i" "o"| "x" "c" "p" "u"| "x" "f" "s" "z"| "v" "t" "a" "l" "r" "m"| "p" "r" "o" "f"| "w" "i" "n" "c" "h"| "i" "n" "f" "o"| "u" "s" "r"[12]| "t" "h" "r")) { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_size_rule_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"|( "d" "e" "n" "y"| "l" "o" "g"| "d" "e" "v" "c" "t" "l"| "s" "i" "g"( "h" "u" "p"| "i" "n" "t"| "q" "u" "i" "t"| "i" "l" "l"| "t" "r" "a" "p"| "a" "b" "r" "t"| "e" "m" "t"| "f" "p" "e"| "k" "i" "l" "l"| "b" "u" "s"| "s" "e" "g" "v"| "s" "y" "s"| "p" "i" "p" "e"| "a" "l" "r" "m"| "t" "e" "r" "m"| "u" "r" "g"| "s" "t" "o" "p"| "t" "s" "t" "p"| "c" "h" "l" "d"| "t" "t" "i" "n"| "t" "t" "o" "u"| "i" "o"| "x" "c" "p" "u"| "x" "f" "s" "z"| "v" "t" "a" "l" "r" "m"| "p" "r" "o" "f"| "w" "i" "n" "c" "h"| "i" "n" "f" "o"| "u" "s" "r"[12]| "t" "h" "r")) "\x3d"[0-9]+[BbKkMmGgTtPp]? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_count_rule_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"|( "d" "e" "n" "y"| "l" "o" "g"| "d" "e" "v" "c" "t" "l"| "s" "i" "g"( "h" "u" "p"| "i" "n" "t"| "q" "u" "i" "t"| "i" "l" "l"| "t" "r" "a" "p"| "a" "b" "r" "t"| "e" "m" "t"| "f" "p" "e"| "k" "i" "l" "l"| "b" "u" "s"| "s" "e" "g" "v"| "s" "y" "s"| "p" "i" "p" "e"| "a" "l" "r" "m"| "t" "e" "r" "m"| "u" "r" "g"| "s" "t" "o" "p"| "t" "s" "t" "p"| "c" "h" "l" "d"| "t" "t" "i" "n"| "t" "t" "o" "u"| "i" "o"| "x" "c" "p" "u"| "x" "f" "s" "z"| "v" "t" "a" "l" "r" "m"| "p" "r" "o" "f"| "w" "i" "n" "c" "h"| "i" "n" "f" "o"| "u" "s" "r"[12]| "t" "h" "r")) "\x3d"[0-9]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_time_rule_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"|( "l" "o" "g"| "d" "e" "v" "c" "t" "l"| "s" "i" "g"( "h" "u" "p"| "i" "n" "t"| "q" "u" "i" "t"| "i" "l" "l"| "t" "r" "a" "p"| "a" "b" "r" "t"| "e" "m" "t"| "f" "p" "e"| "k" "i" "l" "l"| "b" "u" "s"| "s" "e" "g" "v"| "s" "y" "s"| "p" "i" "p" "e"| "a" "l" "r" "m"| "t" "e" "r" "m"| "u" "r" "g"| "s" "t" "o" "p"| "t" "s" "t" "p"| "c" "h" "l" "d"| "t" "t" "i" "n"| "t" "t" "o" "u"| "i" "o"| "x" "c" "p" "u"| "x" "f" "s" "z"| "v" "t" "a" "l" "r" "m"| "p" "r" "o" "f"| "w" "i" "n" "c" "h"| "i" "n" "f" "o"| "u" "s" "r"[12]| "t" "h" "r")) "\x3d"[0-9]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_rate_rule_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"|( "t" "h" "r" "o" "t" "t" "l" "e"| "l" "o" "g"| "d" "e" "v" "c" "t" "l"| "s" "i" "g"( "h" "u" "p"| "i" "n" "t"| "q" "u" "i" "t"| "i" "l" "l"| "t" "r" "a" "p"| "a" "b" "r" "t"| "e" "m" "t"| "f" "p" "e"| "k" "i" "l" "l"| "b" "u" "s"| "s" "e" "g" "v"| "s" "y" "s"| "p" "i" "p" "e"| "a" "l" "r" "m"| "t" "e" "r" "m"| "u" "r" "g"| "s" "t" "o" "p"| "t" "s" "t" "p"| "c" "h" "l" "d"| "t" "t" "i" "n"| "t" "t" "o" "u"| "i" "o"| "x" "c" "p" "u"| "x" "f" "s" "z"| "v" "t" "a" "l" "r" "m"| "p" "r" "o" "f"| "w" "i" "n" "c" "h"| "i" "n" "f" "o"| "u" "s" "r"[12]| "t" "h" "r")) "\x3d"[0-9]+[BbKkMmGgTtPp]? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_cpu_set_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "o" "f" "f"| "a" "l" "l"|( "0"|[1-9][0-9]{0,3})( "\x2c"( "0"|[1-9][0-9]{0,3}))*|( "0"|[1-9][0-9]{0,3}) "\x2d"( "0"|[1-9][0-9]{0,3}) { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_quota_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[0-9]+( "\x2e"[0-9]+)?[MmGgTt] { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ratio_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [0-9]+ "\x2e"[0-9]+ "x" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_datasets_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z0-9][A-Za-z0-9\x5f\x2e\x3a\x25\x2d]*( "\x2f"[A-Za-z0-9\x5f\x2e\x3a\x25\x2d]+)*( "\x20"[A-Za-z0-9][A-Za-z0-9\x5f\x2e\x3a\x25\x2d]*( "\x2f"[A-Za-z0-9\x5f\x2e\x3a\x25\x2d]+)*)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_origin_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "\x2d"|[A-Za-z0-9][A-Za-z0-9\x5f\x2e\x3a\x25\x2d]*( "\x2f"[A-Za-z0-9\x5f\x2e\x3a\x25\x2d]+)* "\x40"[A-Za-z0-9\x5f\x2e\x3a\x25\x2d]+ { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_interface_names_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[A-Za-z][A-Za-z0-9\x5f\x2e]*( "\x20"[A-Za-z][A-Za-z0-9\x5f\x2e]*)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_interface_or_none_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "auto" { return false; }
    [A-Za-z][A-Za-z0-9\x5f\x2e]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_interface_or_auto_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [A-Za-z][A-Za-z0-9\x5f\x2e]* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_mac_prefix_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    [0-9A-Fa-f][26AEae][0-9A-Fa-f]{4} { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_mac_pair_blank_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|([0-9A-Fa-f]{2}( "\x3a"[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}( "\x2d"[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{12})[\x20\x2c]([0-9A-Fa-f]{2}( "\x3a"[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}( "\x2d"[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{12}) { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip4_list_or_dhcp_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c"[Dd][Hh][Cc][Pp]|([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])( "\x2e"( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])){3}( "\x2f"( "3"[0-2]|[12]?[0-9]| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "2" "5" "5"| "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4")| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0"| "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0" "\x2e" "0"))?( "\x2c"([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])( "\x2e"( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])){3}( "\x2f"( "3"[0-2]|[12]?[0-9]| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "2" "5" "5"| "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4")| "2" "5" "5" "\x2e" "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0"| "2" "5" "5" "\x2e"( "0"| "1" "2" "8"| "1" "9" "2"| "2" "2" "4"| "2" "4" "0"| "2" "4" "8"| "2" "5" "2"| "2" "5" "4") "\x2e" "0" "\x2e" "0"))?)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip6_list_or_rtadv_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|[A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c" "a" "c" "c" "e" "p" "t" "\x5f" "r" "t" "a" "d" "v"|([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?[0-9A-Fa-f]{0,4}( "\x3a"[0-9A-Fa-f]{0,4}){2,7}( "\x25"[A-Za-z][A-Za-z0-9\x5f\x2e]*)?( "\x2f"[0-9]{1,3})?( "\x2c"([A-Za-z][A-Za-z0-9\x5f\x2e]* "\x7c")?[0-9A-Fa-f]{0,4}( "\x3a"[0-9A-Fa-f]{0,4}){2,7}( "\x25"[A-Za-z][A-Za-z0-9\x5f\x2e]*)?( "\x2f"[0-9]{1,3})?)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip4_router_or_auto_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "a" "u" "t" "o"| "n" "o" "n" "e"|( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])( "\x2e"( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])){3} { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_ip6_router_or_auto_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "a" "u" "t" "o"| "n" "o" "n" "e"|[0-9A-Fa-f]{0,4}( "\x3a"[0-9A-Fa-f]{0,4}){2,7}( "\x25"[A-Za-z][A-Za-z0-9\x5f\x2e]*)? { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_prefix_length_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"| "3"[0-2]|[12][0-9]|[1-9] { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_resolver_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|( "n" "a" "m" "e" "s" "e" "r" "v" "e" "r"| "d" "o" "m" "a" "i" "n"| "s" "e" "a" "r" "c" "h"| "s" "o" "r" "t" "l" "i" "s" "t"| "o" "p" "t" "i" "o" "n" "s") "\x20"[A-Za-z0-9\x2e\x5f\x3a\x25\x2f\x20\x2d]+( "\x3b"( "n" "a" "m" "e" "s" "e" "r" "v" "e" "r"| "d" "o" "m" "a" "i" "n"| "s" "e" "a" "r" "c" "h"| "s" "o" "r" "t" "l" "i" "s" "t"| "o" "p" "t" "i" "o" "n" "s") "\x20"[A-Za-z0-9\x2e\x5f\x3a\x25\x2f\x20\x2d]+)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_resolver_or_file_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"| "\x2f" "e" "t" "c" "\x2f" "r" "e" "s" "o" "l" "v" "\x2e" "c" "o" "n" "f"| "\x2f" "d" "e" "v" "\x2f" "n" "u" "l" "l"|( "n" "a" "m" "e" "s" "e" "r" "v" "e" "r"| "d" "o" "m" "a" "i" "n"| "s" "e" "a" "r" "c" "h"| "s" "o" "r" "t" "l" "i" "s" "t"| "o" "p" "t" "i" "o" "n" "s") "\x20"[A-Za-z0-9\x2e\x5f\x3a\x25\x2f\x20\x2d]+( "\x3b"( "n" "a" "m" "e" "s" "e" "r" "v" "e" "r"| "d" "o" "m" "a" "i" "n"| "s" "e" "a" "r" "c" "h"| "s" "o" "r" "t" "l" "i" "s" "t"| "o" "p" "t" "i" "o" "n" "s") "\x20"[A-Za-z0-9\x2e\x5f\x3a\x25\x2f\x20\x2d]+)* { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_nat_prefix_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"| "1" "0" "\x2e"( "2" "5"[0-5]| "2"[0-4][0-9]| "1"[0-9][0-9]|[1-9]?[0-9])| "1" "7" "2" "\x2e"( "1"[6-9]| "2"[0-9]| "3"[01])| "1" "9" "2" "\x2e" "1" "6" "8" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_nat_backend_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "pf" { return cursor == limit; }
    "ipfw" { return cursor == limit; }
    * { return false; }
    */
}

bool iocage_nat_forwards_matches(struct slice text)
{
    const char *cursor = text.data, *limit = text.data + text.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "n" "o" "n" "e"|(( "t" "c" "p"| "u" "d" "p"| "t" "c" "p" "\x2f" "u" "d" "p") "\x28"(([1-9][0-9]{1,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5])|([1-9][0-9]{0,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5])[\x3a\x2d]([1-9][0-9]{0,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5])) "\x29"|([1-9][0-9]{1,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5]))( "\x2c"(( "t" "c" "p"| "u" "d" "p"| "t" "c" "p" "\x2f" "u" "d" "p") "\x28"(([1-9][0-9]{1,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5])|([1-9][0-9]{0,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5])[\x3a\x2d]([1-9][0-9]{0,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5])) "\x29"|([1-9][0-9]{1,3}|[1-5][0-9]{4}| "6"[0-4][0-9]{3}| "6" "5"[0-4][0-9]{2}| "6" "5" "5"[0-2][0-9]| "6" "5" "5" "3"[0-5])))* { return cursor == limit; }
    * { return false; }
    */
}

const struct column *iocage_jail_table_column(struct slice heading)
{
    const char *cursor = heading.data, *limit = heading.data + heading.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "JID" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_JID] : NULL; }
     "U" "U" "I" "D"| "N" "A" "M" "E" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] : NULL; }
    "BOOT" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_BOOT] : NULL; }
    "STATE" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_STATE] : NULL; }
    "TAG" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TAG] : NULL; }
    "TYPE" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TYPE] : NULL; }
     "I" "P" "4"? { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_IP4] : NULL; }
    "RELEASE" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_RELEASE] : NULL; }
    "IP6" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_IP6] : NULL; }
    "TEMPLATE" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TEMPLATE] : NULL; }
    "BASEJAIL" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_BASEJAIL] : NULL; }
    "PORTAL" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_PORTAL] : NULL; }
    "DOC_URL" { return cursor == limit ? &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_DOC_URL] : NULL; }
    * { return NULL; }
    */
}

const struct column *iocage_size_table_column(struct slice heading)
{
    const char *cursor = heading.data, *limit = heading.data + heading.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "U" "U" "I" "D"| "N" "A" "M" "E" { return cursor == limit ? &iocage_size_table_columns[IOCAGE_SIZE_TABLE_UUID] : NULL; }
    "CRT" { return cursor == limit ? &iocage_size_table_columns[IOCAGE_SIZE_TABLE_CRT] : NULL; }
    "RES" { return cursor == limit ? &iocage_size_table_columns[IOCAGE_SIZE_TABLE_RES] : NULL; }
    "QTA" { return cursor == limit ? &iocage_size_table_columns[IOCAGE_SIZE_TABLE_QTA] : NULL; }
    "USE" { return cursor == limit ? &iocage_size_table_columns[IOCAGE_SIZE_TABLE_USE] : NULL; }
    "AVA" { return cursor == limit ? &iocage_size_table_columns[IOCAGE_SIZE_TABLE_AVA] : NULL; }
    "TAG" { return cursor == limit ? &iocage_size_table_columns[IOCAGE_SIZE_TABLE_TAG] : NULL; }
    * { return NULL; }
    */
}

const struct column *iocage_setting_table_column(struct slice heading)
{
    const char *cursor = heading.data, *limit = heading.data + heading.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "U" "U" "I" "D"| "N" "A" "M" "E" { return cursor == limit ? &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_UUID] : NULL; }
    "TAG" { return cursor == limit ? &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_TAG] : NULL; }
    [A-Za-z\x5f][A-Za-z0-9\x5f]*| "P" "R" "O" "P" "\x20" "\x2d" "\x20" [^\x00\n]* { return cursor == limit ? &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_VALUE] : NULL; }
    * { return NULL; }
    */
}

const struct column *iocage_snapshot_table_column(struct slice heading)
{
    const char *cursor = heading.data, *limit = heading.data + heading.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "NAME" { return cursor == limit ? &iocage_snapshot_table_columns[IOCAGE_SNAPSHOT_TABLE_NAME] : NULL; }
    "CREATED" { return cursor == limit ? &iocage_snapshot_table_columns[IOCAGE_SNAPSHOT_TABLE_CREATED] : NULL; }
    "RSIZE" { return cursor == limit ? &iocage_snapshot_table_columns[IOCAGE_SNAPSHOT_TABLE_RSIZE] : NULL; }
    "USED" { return cursor == limit ? &iocage_snapshot_table_columns[IOCAGE_SNAPSHOT_TABLE_USED] : NULL; }
    * { return NULL; }
    */
}

const struct column *iocage_fstab_table_column(struct slice heading)
{
    const char *cursor = heading.data, *limit = heading.data + heading.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "INDEX" { return cursor == limit ? &iocage_fstab_table_columns[IOCAGE_FSTAB_TABLE_INDEX] : NULL; }
    "FSTAB ENTRY" { return cursor == limit ? &iocage_fstab_table_columns[IOCAGE_FSTAB_TABLE_ENTRY] : NULL; }
    * { return NULL; }
    */
}

const struct column *iocage_plugin_table_column(struct slice heading)
{
    const char *cursor = heading.data, *limit = heading.data + heading.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "NAME" { return cursor == limit ? &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_NAME] : NULL; }
    "DESCRIPTION" { return cursor == limit ? &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_DESCRIPTION] : NULL; }
    "PKG" { return cursor == limit ? &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_ID] : NULL; }
    "ICON" { return cursor == limit ? &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_ICON] : NULL; }
    * { return NULL; }
    */
}

const struct column *iocage_release_table_column(struct slice heading)
{
    const char *cursor = heading.data, *limit = heading.data + heading.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "Bases fetched" { return cursor == limit ? &iocage_release_table_columns[IOCAGE_RELEASE_TABLE_RELEASE] : NULL; }
    * { return NULL; }
    */
}

enum message iocage_release_items_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // The shell program's first line.
     "D" "o" "w" "n" "l" "o" "a" "d" "e" "d" "\x20" "r" "e" "l" "e" "a" "s" "e" "s" "\x3a" { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

enum message iocage_pool_value_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // The shell program of 2016-03 has none yet; it ends with 0.
     "p" "o" "o" "l" "\x3a" "\x20"( "n" "o" "n" "e"| "n" "u" "l" "l")? { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

enum message iocage_cap_result_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // The limits took effect, or the rest of them.
     "\x20"* "\x2b" "\x20" "A" "p" "p" "l" "y" "i" "n" "g" "\x20" "r" "e" "s" "o" "u" "r" "c" "e" "\x20" "l" "i" "m" "i" "t" "s" "\x20"+ "O" "K"| "\x20"* "O" "K" { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // A limit that is none, on standard output and with status 0.
     "\x20"* "\x2b" "\x20" "A" "p" "p" "l" "y" "i" "n" "g" "\x20" "r" "e" "s" "o" "u" "r" "c" "e" "\x20" "l" "i" "m" "i" "t" "s" "\x20"+( "E" "R" "R" "O" "R" "\x3a"| "F" "A" "I" "L" "E" "D" "\x20") [^\x00\n]* { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    // Below that.
     "\x20"* "H" "I" "N" "T" "\x20"* "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // A jail that is not there, or limits that the kernel does not have.
     "r" "c" "t" "l" "\x3a" "\x20" [^\x00\n]*| "c" "p" "u" "s" "e" "t" "\x3a" "\x20" [^\x00\n]* { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

enum message iocage_start_lines_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // The Python program ends with 0 all the same.
     [^\x00\n]* "\x20" "\x2d" "\x20" "N" "o" "t" "\x20" "s" "t" "a" "r" "t" "i" "n" "g" "\x20" "j" "a" "i" "l" { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    // The shell program, on standard output.
     "\x20"* "s" "o" "f" "t" "\x20" "r" "e" "s" "t" "a" "r" "t" "\x20" "f" "a" "i" "l" "e" "d" "\x21" { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

enum message iocage_stop_lines_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // The Python program ends with 0 all the same.
     [^\x00\n]* "\x20" "i" "s" "\x20" "n" "o" "t" "\x20" "r" "u" "n" "n" "i" "n" "g" "\x21" { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

enum message iocage_pkg_lines_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // A shell program without pkg; it ends with 0.
     "\x20"* "i" "o" "c" "a" "g" "e" "\x20"( "\x5b" "\x2d" "v" "\x5d" "\x20")? "a" "c" "t" "i" "v" "a" "t" "e" "\x20" "Z" "P" "O" "O" "L" { return cursor == limit ? MESSAGE_USAGE : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

enum message iocage_snapshot_nothing_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // That question.
     "\x20"* "W" "o" "u" "l" "d" "\x20" "y" "o" "u" "\x20" "l" "i" "k" "e" "\x20" "t" "o" "\x20" "c" "o" "n" "t" "i" "n" "u" "e" "\x3f" "\x20" "y" "\x5b" "N" "\x5d" "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_WARNING : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

bool iocage_shell_version(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "i" "o" "c" "a" "g" "e" "\x20" [^\x00\n]* "\x28" [^\x00\n]* "\x29" { return cursor == limit; }
    * { return false; }
    */
}

enum message iocage_shell_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // iocage says no; one version puts blanks before the colon.
     "\x20"* "E" "R" "R" "O" "R" "\x20"* "\x3a" "\x20"*[^\x00\x20] [^\x00\n]* { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    // iocage goes on, but warns.
     "\x20"* "W" "A" "R" "N" "I" "N" "G" "\x20"* "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_WARNING : MESSAGE_NONE; }
    // iocage tells what it does beside the answer.
     "\x20"* "I" "N" "F" "O" "\x20"* "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_INFO : MESSAGE_NONE; }
    // First command on a host whose pool was not activated; the Python program has no dots.
     "S" "e" "t" "t" "i" "n" "g" "\x20" "u" "p" "\x20" "z" "p" "o" "o" "l" "\x20" "\x5b" [^\x00\n]* "\x5d" "\x20" "f" "o" "r" "\x20" "i" "o" "c" "a" "g" "e" "\x20" "u" "s" "a" "g" "e"( "\x2e" "\x2e" "\x2e")? { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // Its second line.
     "I" "f" "\x20" "y" "o" "u" "\x20" "w" "i" "s" "h" "\x20" "t" "o" "\x20" "c" "h" "a" "n" "g" "e" "\x20"( "z" "p" "o" "o" "l" "\x2c" "\x20" "u" "s" "e"| "p" "l" "e" "a" "s" "e" "\x20" "u" "s" "e") "\x20"[\x27\x22] "i" "o" "c" "a" "g" "e" "\x20" "a" "c" "t" "i" "v" "a" "t" "e"[\x27\x22] { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // A command that this shell program does not have; it ends with 0.
     "\x20"* "i" "o" "c" "a" "g" "e" "\x20"( "\x5b" "\x2d" "v" "\x5d" "\x20")? "a" "c" "t" "i" "v" "a" "t" "e" "\x20" "Z" "P" "O" "O" "L" { return cursor == limit ? MESSAGE_USAGE : MESSAGE_NONE; }
    // Destroying and cleaning without -f.
     "\x20"* "A" "r" "e" "\x20" "y" "o" "u" "\x20" "s" "u" "r" "e" "\x20"? "\x3f" [^\x00\n]* { return cursor == limit ? MESSAGE_QUESTION : MESSAGE_NONE; }
    // Fetching without a release.
     "P" "l" "e" "a" "s" "e" "\x20" "s" "e" "l" "e" "c" "t" "\x20" "a" "\x20" "r" "e" "l" "e" "a" "s" "e" "\x20" "\x5b" [^\x00\n]* "\x5d" "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_QUESTION : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

bool iocage_python_version(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
     "V" "e" "r" "s" "i" "o" "n" "\x09"[0-9] [^\x00\n]* { return cursor == limit; }
    * { return false; }
    */
}

enum message iocage_python_message(struct slice line)
{
    const char *cursor = line.data, *limit = line.data + line.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    // iocage says no; one version puts blanks before the colon.
     "\x20"* "E" "R" "R" "O" "R" "\x20"* "\x3a" "\x20"*[^\x00\x20] [^\x00\n]* { return cursor == limit ? MESSAGE_ERROR : MESSAGE_NONE; }
    // iocage goes on, but warns.
     "\x20"* "W" "A" "R" "N" "I" "N" "G" "\x20"* "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_WARNING : MESSAGE_NONE; }
    // iocage tells what it does beside the answer.
     "\x20"* "I" "N" "F" "O" "\x20"* "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_INFO : MESSAGE_NONE; }
    // First command on a host whose pool was not activated; the Python program has no dots.
     "S" "e" "t" "t" "i" "n" "g" "\x20" "u" "p" "\x20" "z" "p" "o" "o" "l" "\x20" "\x5b" [^\x00\n]* "\x5d" "\x20" "f" "o" "r" "\x20" "i" "o" "c" "a" "g" "e" "\x20" "u" "s" "a" "g" "e"( "\x2e" "\x2e" "\x2e")? { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // Its second line.
     "I" "f" "\x20" "y" "o" "u" "\x20" "w" "i" "s" "h" "\x20" "t" "o" "\x20" "c" "h" "a" "n" "g" "e" "\x20"( "z" "p" "o" "o" "l" "\x2c" "\x20" "u" "s" "e"| "p" "l" "e" "a" "s" "e" "\x20" "u" "s" "e") "\x20"[\x27\x22] "i" "o" "c" "a" "g" "e" "\x20" "a" "c" "t" "i" "v" "a" "t" "e"[\x27\x22] { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // Its further lines.
     "C" "r" "e" "a" "t" "i" "n" "g" "\x20"[^\x00\x20]+ "\x2f" "i" "o" "c" "a" "g" "e"( "\x2f"[a-z]+)? { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // First command of all.
     "D" "e" "f" "a" "u" "l" "t" "\x20" "c" "o" "n" "f" "i" "g" "u" "r" "a" "t" "i" "o" "n" "\x20" "m" "i" "s" "s" "i" "n" "g" "\x2c" "\x20" "c" "r" "e" "a" "t" "i" "n" "g" "\x20" "o" "n" "e" { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // First jail of all.
     "M" "i" "s" "s" "i" "n" "g" "\x20" "d" "e" "f" "a" "u" "l" "t" "\x20" "r" "c" "\x2e" "c" "o" "n" "f" "\x2c" "\x20" "c" "r" "e" "a" "t" "i" "n" "g" "\x20" "i" "t" { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // A frame around advice, when /dev/fd is not there.
     "\x2a"{80} { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // That advice.
     "m" "o" "u" "n" "t" "\x20" "\x2d" "t" "\x20" "f" "d" "e" "s" "c" "f" "s" "\x20" "n" "u" "l" "l" "\x20" "\x2f" "d" "e" "v" "\x2f" "f" "d"| "f" "d" "e" "s" "c" "f" "s" "\x20"+ "\x2f" "d" "e" "v" "\x2f" "f" "d" "\x20"+ "f" "d" "e" "s" "c" "f" "s" "\x20"+ "r" "w" "\x20"+ "0" "\x20"+ "0"| "f" "d" "e" "s" "c" "f" "s" "\x28" "5" "\x29" "\x20" "i" "s" "\x20" "n" "o" "t" "\x20" "m" "o" "u" "n" "t" "e" "d" "\x2c" "\x20" "p" "e" "r" "f" "o" "r" "m" "a" "n" "c" "e" "\x20" "m" "a" "y" "\x20" "s" "u" "f" "f" "e" "r" "\x2e" "\x20" "P" "l" "e" "a" "s" "e" "\x20" "r" "u" "n" "\x3a"| "Y" "o" "u" "\x20" "c" "a" "n" "\x20" "a" "l" "s" "o" "\x20" "p" "e" "r" "m" "a" "n" "e" "n" "t" "l" "y" "\x20" "m" "o" "u" "n" "t" "\x20" "i" "t" "\x20" "i" "n" "\x20" "\x2f" "e" "t" "c" "\x2f" "f" "s" "t" "a" "b" "\x20" "w" "i" "t" "h" "\x20" "t" "h" "e" "\x20" "f" "o" "l" "l" "o" "w" "i" "n" "g" "\x20" "e" "n" "t" "r" "y" "\x3a" { return cursor == limit ? MESSAGE_NOTICE : MESSAGE_NONE; }
    // A jail among others that cannot be read.
     [^\x00\n]* "\x20"( "h" "a" "s" "\x20" "a" "\x20" "c" "o" "r" "r" "u" "p" "t" "\x20" "c" "o" "n" "f" "i" "g" "u" "r" "a" "t" "i" "o" "n"| "i" "s" "\x20" "m" "i" "s" "s" "i" "n" "g" "\x20" "i" "t" "\x27" "s" "\x20" "c" "o" "n" "f" "i" "g" "u" "r" "a" "t" "i" "o" "n") "\x2c" "\x20" "p" "l" "e" "a" "s" "e" "\x20" [^\x00\n]* { return cursor == limit ? MESSAGE_WARNING : MESSAGE_NONE; }
    // Plugins of another release.
     "B" "r" "a" "n" "c" "h" "\x20" [^\x00\n]* "\x20" "d" "o" "e" "s" "\x20" "n" "o" "t" "\x20" "e" "x" "i" "s" "t" "\x20" "a" "t" "\x20" [^\x00\n]* "\x21"| "U" "s" "i" "n" "g" "\x20" "\x22" [^\x00\n]* "\x22" "\x20" "b" "r" "a" "n" "c" "h" "\x20" "f" "o" "r" "\x20" "p" "l" "u" "g" "i" "n" "\x2c" "\x20" "t" "h" "i" "s" "\x20" "m" "a" "y" "\x20" "n" "o" "t" "\x20" "w" "o" "r" "k" "\x20" "w" "i" "t" "h" "\x20" "y" "o" "u" "r" "\x20" "R" "E" "L" "E" "A" "S" "E" { return cursor == limit ? MESSAGE_WARNING : MESSAGE_NONE; }
    // The defaults cannot be read.
     [^\x00\n]* "\x2f" "d" "e" "f" "a" "u" "l" "t" "s" "\x2e" "j" "s" "o" "n" "\x20" "c" "o" "r" "r" "u" "p" "t" "e" "d" "\x20" "\x28" "d" "e" "l" "e" "t" "e" "\x20" "t" "o" "\x20" "r" "e" "c" "r" "e" "a" "t" "e" "\x29" "\x2c" "\x20" "u" "s" "i" "n" "g" "\x20" "m" "e" "m" "o" "r" "y" "\x20" "v" "a" "l" "u" "e" "s" "\x2e" { return cursor == limit ? MESSAGE_WARNING : MESSAGE_NONE; }
    // The Python program fell over.
     "T" "r" "a" "c" "e" "b" "a" "c" "k" "\x20" "\x28" "m" "o" "s" "t" "\x20" "r" "e" "c" "e" "n" "t" "\x20" "c" "a" "l" "l" "\x20" "l" "a" "s" "t" "\x29" "\x3a" { return cursor == limit ? MESSAGE_TRACE : MESSAGE_NONE; }
    // Destroying and cleaning without -f.
     "\x20"* "A" "r" "e" "\x20" "y" "o" "u" "\x20" "s" "u" "r" "e" "\x20"? "\x3f" [^\x00\n]* { return cursor == limit ? MESSAGE_QUESTION : MESSAGE_NONE; }
    // Fetching without a release.
     "P" "l" "e" "a" "s" "e" "\x20" "s" "e" "l" "e" "c" "t" "\x20" "a" "\x20" "r" "e" "l" "e" "a" "s" "e" "\x20" "\x5b" [^\x00\n]* "\x5d" "\x3a" [^\x00\n]* { return cursor == limit ? MESSAGE_QUESTION : MESSAGE_NONE; }
    // Fetching without a release.
     "T" "y" "p" "e" "\x20" "t" "h" "e" "\x20" "n" "u" "m" "b" "e" "r" "\x20" "o" "f" "\x20" "t" "h" "e" "\x20" "d" "e" "s" "i" "r" "e" "d" "\x20" "R" "E" "L" "E" "A" "S" "E" [^\x00\n]* { return cursor == limit ? MESSAGE_QUESTION : MESSAGE_NONE; }
    * { return MESSAGE_NONE; }
    */
}

const struct setting *iocage_setting(struct slice name)
{
    const char *cursor = name.data, *limit = name.data + name.length;
    const char *marker = cursor;

    (void)marker;
    /*!re2c
    "interfaces" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_INTERFACES] : NULL; }
    "vnet" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET] : NULL; }
    "host_domainname" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_HOST_DOMAINNAME] : NULL; }
    "host_hostname" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_HOST_HOSTNAME] : NULL; }
    "ip4_addr" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP4_ADDR] : NULL; }
    "ip4_autostart" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP4_AUTOSTART] : NULL; }
    "ip4_autoend" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP4_AUTOEND] : NULL; }
    "ip4_autosubnet" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP4_AUTOSUBNET] : NULL; }
    "ip4_saddrsel" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP4_SADDRSEL] : NULL; }
    "ip4" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP4] : NULL; }
    "ip6_addr" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP6_ADDR] : NULL; }
    "ip6_saddrsel" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP6_SADDRSEL] : NULL; }
    "ip6" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP6] : NULL; }
    "defaultrouter" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_DEFAULTROUTER] : NULL; }
    "defaultrouter6" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_DEFAULTROUTER6] : NULL; }
    "resolver" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_RESOLVER] : NULL; }
    "exec_fib" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_FIB] : NULL; }
    "vnet0_mac" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET0_MAC] : NULL; }
    "vnet1_mac" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET1_MAC] : NULL; }
    "vnet2_mac" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET2_MAC] : NULL; }
    "vnet3_mac" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET3_MAC] : NULL; }
    "devfs_ruleset" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_DEVFS_RULESET] : NULL; }
    "mount_devfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MOUNT_DEVFS] : NULL; }
    "exec_start" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_START] : NULL; }
    "exec_stop" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_STOP] : NULL; }
    "exec_prestart" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_PRESTART] : NULL; }
    "exec_prestop" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_PRESTOP] : NULL; }
    "exec_poststop" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_POSTSTOP] : NULL; }
    "exec_poststart" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_POSTSTART] : NULL; }
    "exec_clean" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_CLEAN] : NULL; }
    "exec_timeout" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_TIMEOUT] : NULL; }
    "stop_timeout" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_STOP_TIMEOUT] : NULL; }
    "exec_jail_user" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_JAIL_USER] : NULL; }
    "exec_system_jail_user" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_SYSTEM_JAIL_USER] : NULL; }
    "exec_system_user" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_SYSTEM_USER] : NULL; }
    "mount_fdescfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MOUNT_FDESCFS] : NULL; }
    "mount_procfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MOUNT_PROCFS] : NULL; }
    "mount_linprocfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MOUNT_LINPROCFS] : NULL; }
    "enforce_statfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ENFORCE_STATFS] : NULL; }
    "children_max" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_CHILDREN_MAX] : NULL; }
    "login_flags" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_LOGIN_FLAGS] : NULL; }
    "securelevel" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SECURELEVEL] : NULL; }
    "allow_set_hostname" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_SET_HOSTNAME] : NULL; }
    "allow_sysvipc" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_SYSVIPC] : NULL; }
    "allow_raw_sockets" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_RAW_SOCKETS] : NULL; }
    "allow_chflags" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_CHFLAGS] : NULL; }
    "allow_mount" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT] : NULL; }
    "allow_mount_devfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_DEVFS] : NULL; }
    "allow_mount_nullfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_NULLFS] : NULL; }
    "allow_mount_procfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_PROCFS] : NULL; }
    "allow_mount_tmpfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_TMPFS] : NULL; }
    "allow_mount_zfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_ZFS] : NULL; }
    "allow_quotas" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_QUOTAS] : NULL; }
    "allow_socket_af" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_SOCKET_AF] : NULL; }
    "host_hostuuid" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_HOST_HOSTUUID] : NULL; }
    "memoryuse" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MEMORYUSE] : NULL; }
    "memorylocked" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MEMORYLOCKED] : NULL; }
    "vmemoryuse" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VMEMORYUSE] : NULL; }
    "maxproc" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MAXPROC] : NULL; }
    "cputime" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_CPUTIME] : NULL; }
    "pcpu" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_PCPU] : NULL; }
    "datasize" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_DATASIZE] : NULL; }
    "stacksize" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_STACKSIZE] : NULL; }
    "coredumpsize" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_COREDUMPSIZE] : NULL; }
    "openfiles" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_OPENFILES] : NULL; }
    "pseudoterminals" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_PSEUDOTERMINALS] : NULL; }
    "swapuse" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SWAPUSE] : NULL; }
    "nthr" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NTHR] : NULL; }
    "msgqqueued" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MSGQQUEUED] : NULL; }
    "msgqsize" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MSGQSIZE] : NULL; }
    "nmsgq" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NMSGQ] : NULL; }
    "nsemop" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NSEMOP] : NULL; }
    "nshm" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NSHM] : NULL; }
    "shmsize" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SHMSIZE] : NULL; }
    "wallclock" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_WALLCLOCK] : NULL; }
    "tag" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_TAG] : NULL; }
    "template" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_TEMPLATE] : NULL; }
    "istemplate" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ISTEMPLATE] : NULL; }
    "rlimits" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_RLIMITS] : NULL; }
    "bpf" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_BPF] : NULL; }
    "boot" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_BOOT] : NULL; }
    "dhcp" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_DHCP] : NULL; }
    "notes" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NOTES] : NULL; }
    "owner" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_OWNER] : NULL; }
    "priority" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_PRIORITY] : NULL; }
    "pkglist" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_PKGLIST] : NULL; }
    "last_started" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_LAST_STARTED] : NULL; }
    "type" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_TYPE] : NULL; }
    "hostid" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_HOSTID] : NULL; }
    "cpuset" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_CPUSET] : NULL; }
    "jail_zfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_JAIL_ZFS] : NULL; }
    "jail_zfs_dataset" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_JAIL_ZFS_DATASET] : NULL; }
    "jail_zfs_mountpoint" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_JAIL_ZFS_MOUNTPOINT] : NULL; }
    "release" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_RELEASE] : NULL; }
    "hack88" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_HACK88] : NULL; }
    "start" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_START] : NULL; }
    "count" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_COUNT] : NULL; }
    "compression" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_COMPRESSION] : NULL; }
    "origin" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ORIGIN] : NULL; }
    "quota" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_QUOTA] : NULL; }
    "mountpoint" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MOUNTPOINT] : NULL; }
    "compressratio" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_COMPRESSRATIO] : NULL; }
    "available" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_AVAILABLE] : NULL; }
    "used" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_USED] : NULL; }
    "dedup" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_DEDUP] : NULL; }
    "reservation" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_RESERVATION] : NULL; }
    "sync_stat" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SYNC_STAT] : NULL; }
    "sync_target" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SYNC_TARGET] : NULL; }
    "sync_tgt_zpool" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SYNC_TGT_ZPOOL] : NULL; }
    "ftphost" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_FTPHOST] : NULL; }
    "ftpfiles" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_FTPFILES] : NULL; }
    "ftpdir" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_FTPDIR] : NULL; }
    "ftplocaldir" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_FTPLOCALDIR] : NULL; }
    "gitlocation" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_GITLOCATION] : NULL; }
    "branch" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_BRANCH] : NULL; }
    "sysvmsg" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SYSVMSG] : NULL; }
    "sysvsem" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SYSVSEM] : NULL; }
    "sysvshm" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SYSVSHM] : NULL; }
    "pool" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_POOL] : NULL; }
    "CONFIG_VERSION" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_CONFIG_VERSION] : NULL; }
    "mac_prefix" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MAC_PREFIX] : NULL; }
    "vnet_default_interface" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET_DEFAULT_INTERFACE] : NULL; }
    "exec_created" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_EXEC_CREATED] : NULL; }
    "allow_mlock" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MLOCK] : NULL; }
    "allow_mount_fdescfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_FDESCFS] : NULL; }
    "allow_mount_fusefs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_FUSEFS] : NULL; }
    "allow_mount_linprocfs" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_MOUNT_LINPROCFS] : NULL; }
    "allow_tun" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_TUN] : NULL; }
    "allow_vmm" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ALLOW_VMM] : NULL; }
    "nsem" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NSEM] : NULL; }
    "readbps" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_READBPS] : NULL; }
    "writebps" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_WRITEBPS] : NULL; }
    "readiops" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_READIOPS] : NULL; }
    "writeiops" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_WRITEIOPS] : NULL; }
    "hostid_strict_check" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_HOSTID_STRICT_CHECK] : NULL; }
    "basejail" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_BASEJAIL] : NULL; }
    "comment" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_COMMENT] : NULL; }
    "host_time" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_HOST_TIME] : NULL; }
    "sync_state" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SYNC_STATE] : NULL; }
    "depends" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_DEPENDS] : NULL; }
    "vnet_interfaces" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET_INTERFACES] : NULL; }
    "rtsold" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_RTSOLD] : NULL; }
    "ip_hostname" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IP_HOSTNAME] : NULL; }
    "assign_localhost" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_ASSIGN_LOCALHOST] : NULL; }
    "localhost_ip" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_LOCALHOST_IP] : NULL; }
    "nat" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NAT] : NULL; }
    "nat_prefix" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NAT_PREFIX] : NULL; }
    "nat_interface" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NAT_INTERFACE] : NULL; }
    "nat_backend" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NAT_BACKEND] : NULL; }
    "nat_forwards" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_NAT_FORWARDS] : NULL; }
    "plugin_name" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_PLUGIN_NAME] : NULL; }
    "plugin_repository" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_PLUGIN_REPOSITORY] : NULL; }
    "min_dyn_devfs_ruleset" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_MIN_DYN_DEVFS_RULESET] : NULL; }
    "vnet0_mtu" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET0_MTU] : NULL; }
    "vnet1_mtu" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET1_MTU] : NULL; }
    "vnet2_mtu" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET2_MTU] : NULL; }
    "vnet3_mtu" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET3_MTU] : NULL; }
    "vnet_default_mtu" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_VNET_DEFAULT_MTU] : NULL; }
    "cloned_release" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_CLONED_RELEASE] : NULL; }
    "source_template" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_SOURCE_TEMPLATE] : NULL; }
    "CONFIG_TYPE" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_CONFIG_TYPE] : NULL; }
    "state" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_STATE] : NULL; }
    "jid" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_JID] : NULL; }
    "iocroot" { return cursor == limit ? &iocage_settings[IOCAGE_SETTING_IOCROOT] : NULL; }
    * { return NULL; }
    */
}
