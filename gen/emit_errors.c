#include "emit.h"

#include <string.h>

/* The reason phrases of RFC 9110. */
static const char *phrase(long long status)
{
    static const struct {
        long long status;
        const char *phrase;
    } rows[] = {
        { 400, "Bad Request" },
        { 401, "Unauthorized" },
        { 403, "Forbidden" },
        { 404, "Not Found" },
        { 405, "Method Not Allowed" },
        { 413, "Content Too Large" },
        { 415, "Unsupported Media Type" },
        { 426, "Upgrade Required" },
        { 429, "Too Many Requests" },
        { 431, "Request Header Fields Too Large" },
        { 503, "Service Unavailable" },
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (rows[i].status == status)
            return rows[i].phrase;
    }
    return "Error";
}

void emit_error_codes(const struct node *errors, FILE *stream)
{
    emit_banner("schema/errors.json", stream);
    fputs("#ifndef ERRORS_H\n#define ERRORS_H\n\n/* What can go wrong. */\nenum error_code {\n    ERROR_NONE,\n",
          stream);
    for (const struct node *error = errors->first; error != NULL; error = error->next) {
        const struct node *doc = node_member(error, "doc");

        fputs("    ERROR_", stream);
        emit_upper(error->name, stream);
        fprintf(stream, ", /* %s */\n", doc != NULL ? doc->text : "");
    }
    fputs("};\n\n"
          "/* What the world is told of an error. */\n"
          "struct error_row {\n"
          "    const char *name;\n"
          "    int status;           /* of HTTP, and the code in an error envelope; 0 for what is never sent */\n"
          "    const char *phrase;   /* that goes with the status */\n"
          "    unsigned retry_after; /* seconds; 0: trying again does not help */\n"
          "};\n\n"
          "/* The row of a code; ERROR_NONE has none and must not be asked for. */\n"
          "const struct error_row *error_row(enum error_code code);\n\n"
          "#endif\n",
          stream);
}

void emit_error_table(const struct node *errors, FILE *stream)
{
    emit_banner("schema/errors.json", stream);
    fputs("#include \"errors.h\"\n\nstatic const struct error_row rows[] = {\n", stream);
    for (const struct node *error = errors->first; error != NULL; error = error->next) {
        const struct node *status = node_member(error, "status");
        const struct node *retry = node_member(error, "retry_after");

        fputs("    [ERROR_", stream);
        emit_upper(error->name, stream);
        fprintf(stream, "] = { .name = \"%s\"", error->name);
        if (status != NULL)
            fprintf(stream, ", .status = %lld, .phrase = \"%s\"", status->integer, phrase(status->integer));
        if (retry != NULL)
            fprintf(stream, ", .retry_after = %lld", retry->integer);
        fputs(" },\n", stream);
    }
    fputs("};\n\nconst struct error_row *error_row(enum error_code code)\n{\n    return &rows[code];\n}\n", stream);
}
