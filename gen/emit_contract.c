#include "emit.h"

void emit_contract(const struct class *class, FILE *stream)
{
    emit_banner(class->file, stream);
    fprintf(stream, "#include \"contract.h\"\n\nconst struct contract_exchange %s_contract[] = {\n", class->name);
    for (size_t i = 0; i < class->action_count; i++) {
        const struct action *action = &class->actions[i];

        for (const struct node *example = action->examples->first; example != NULL; example = example->next) {
            fprintf(stream, "    {\n        .class = \"%s\",\n        .action = \"%s\",\n        .doc = ", class->name,
                    action->name);
            emit_string(node_member(example, "doc")->text, stream);
            fputs(",\n    },\n", stream);
        }
    }
    fprintf(stream, "};\n\nconst size_t %s_contract_count = sizeof(%s_contract) / sizeof(%s_contract[0]);\n",
            class->name, class->name, class->name);
}
