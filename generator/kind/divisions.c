/* Which ::: divisions there are: all that name a class. */
#include "kind/divisions.h"

#include "schema/class.h"

/* Recursive as deep as Markdown is nested, which its reader limits. */
void divisions_check(struct diagnostics *sink, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        enum class class;
        divisions_check(sink, block->first);
        if (block->kind != BLOCK_DIVISION || class_parse(block->info, &class)) continue;
        struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_M03, block->span,
                                        "there is no class “{0}” for a ::: block", str_trim(block->info));
        diagnose_help(sink, d, "write {0} ({1})", class_names(sink->arena, LANGUAGE_EN, "::: ", "", "{0} or {1}"),
                      class_names(sink->arena, LANGUAGE_DE, "", "", "{0}, {1}"));
    }
}
