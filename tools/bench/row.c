#include "row.h"

#include <stdio.h>
#include <time.h>

void row_print(const struct row *row, const double *ours, const double *yardstick, size_t count)
{
    printf("%s\t%s\t%s\t%s", row->name, row->unit, row->better, row->yardstick);
    for (size_t i = 0; i < count; i++)
        printf("\t%.9g %.9g", ours[i], yardstick[i]);
    printf("\n");
}

double row_clock(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}
