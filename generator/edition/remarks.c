/* From findings to remarks. */
#include "edition/remarks.h"

#include "base/arena.h"
#include "kind/check.h"

struct remarks remarks_of(struct arena *arena, const struct catalogue *catalogue, const struct findings *findings,
                          enum class class) {
    struct remarks remarks = {.items = NEW_ARRAY(arena, struct remark, findings->count + 1)};
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->check->class > class) continue;
        remarks.items[remarks.count++] = (struct remark){.level = finding->check->level,
                                                         .code = finding->check->code,
                                                         .message = message_text(arena, catalogue, finding->message),
                                                         .help = message_text(arena, catalogue, finding->help)};
    }
    return remarks;
}
