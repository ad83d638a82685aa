/* Made from schema/ by make generate; do not edit. */
#include "iocage.h"

const struct class *const classes[] = {
    &iocage_class,
};

const size_t class_count = sizeof(classes) / sizeof(classes[0]);
