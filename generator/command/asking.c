/* Layouts are read while the kinds' `asked` leads to a list of their own. */
#include "command/asking.h"

#include "base/arena.h"
#include "edition/output_names.h"
#include "kind/asked_fields.h"

static bool is_usable(const struct layout_file *layout) { return layout->kind->fields && layout->classed; }

/* What holds for all: of which documents there are outputs, and what they are called. */
static struct asked *asked_by_names(struct arena *arena, struct project *project, const struct editions *editions) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct asked *asked = project->kinds.asked = asked_new(arena);
    for (size_t l = 0; l < project->layout_count; l++) {
        const struct layout_file *layout = &project->layouts[l];
        bool wrong;
        if (!is_usable(layout)) continue;
        output_pattern_read(arena, &unheard, &editions->of[layout->class], layout, &wrong);
        output_condition_read(arena, &unheard, &editions->of[layout->class], layout, &wrong);
    }
    project->kinds.asked = NULL;
    asked_by_structure(asked, &project->kinds);
    return asked;
}

/* Which documents are about an account, references say. */
static void ask_about(struct asked *asked, const struct kinds *kinds) {
    for (size_t k = 0; k < kinds->count; k++)
        for (size_t i = 0; kinds->items[k]->fields && i < kinds->items[k]->fields->count; i++) {
            const struct field *field = &kinds->items[k]->fields->fields[i];
            if (field->type == FIELD_REFERENCE) asked_field(asked, field);
        }
}

static void read_layout(struct asking *asking, struct project *project, const struct editions *editions,
                        const struct asked *names, const struct layout_file *layout) {
    struct diagnostics unheard = diagnostics_new(asking->arena);
    struct asked *asked = project->kinds.asked = asked_new(asking->arena);
    const struct template *template = template_read(asking->arena, &unheard, editions->of, layout);
    project->kinds.asked = NULL;
    if (!template) return;
    asked_join(asked, layout->kind->asked);
    asked_join(asked, names);
    if (template_looks(template) == LOOKS_ABOUT) ask_about(asked, &project->kinds);
    struct str name =
        str_format(asking->arena, "%.*s/%.*s", STR_ARG(layout->kind->name), STR_ARG(layout->name));
    asking->layouts[asking->count++] = (struct asking_layout){layout, name, asked, template_looks(template)};
    asked_join(asking->all, asked);
}

struct asking asking_open(struct arena *arena, struct project *project, const struct editions *editions) {
    struct asking asking = {.arena = arena,
                            .all = asked_new(arena),
                            .layouts = NEW_ARRAY(arena, struct asking_layout, project->layout_count + 1)};
    struct asked *names = asked_by_names(arena, project, editions);
    asked_join(asking.all, names);
    for (size_t l = 0; l < project->layout_count; l++)
        if (is_usable(&project->layouts[l])) read_layout(&asking, project, editions, names, &project->layouts[l]);
    return asking;
}

const struct asked *asking_of(const struct asking *asking, struct str name) {
    for (size_t i = 0; i < asking->count && name.size; i++)
        if (str_equal(asking->layouts[i].name, name)) return asking->layouts[i].asked;
    return name.size ? NULL : asking->all;
}
