#ifndef CONTRACT_H
#define CONTRACT_H

#include <stddef.h>

/* One example exchange of the schema, found in schema/examples/CLASS/ACTION.json by its doc. */
struct contract_exchange {
    const char *class;
    const char *action;
    const char *doc;
};

/* All exchanges of the class iocage, made by the generator. */
extern const struct contract_exchange iocage_contract[];
extern const size_t iocage_contract_count;

#endif
