/* Titles of codes: of the program's own by code_summary, of rules by their sentence. */
#include "command/code_title.h"

#include "base/arena.h"
#include "base/diagnostic.h"
#include "kind/check.h"
#include "project/project.h"

static struct str title_of_rule(struct arena *arena, const struct sentence *sentence) {
    struct str title = {0};
    for (size_t i = 0; i < sentence->count; i++)
        title = str_join(arena, title, sentence->pieces[i].computed ? STR("…") : sentence->pieces[i].text);
    return title;
}

static const struct check *rule_of_code(const struct project *project, struct str code) {
    for (size_t k = 0; project && k < project->kinds.count; k++)
        for (size_t c = 0; c < project->kinds.items[k]->check_count; c++)
            if (str_equal(project->kinds.items[k]->checks[c].code, code)) return &project->kinds.items[k]->checks[c];
    return NULL;
}

struct str code_title(struct arena *arena, const struct catalogue *catalogue, const struct project *project,
                      const struct diagnostic *one) {
    const struct language *language = catalogue && catalogue->language ? catalogue->language : &language_source;
    for (enum diagnostic_code code = 0; code < CODE_COUNT; code++)
        if (str_equal(code_name(code), one->code)) return catalogue_words(catalogue, code_summary(code));
    const struct check *rule = rule_of_code(project, one->code);
    if (rule) return title_of_rule(arena, &rule->say[language->index]);
    return message_text(arena, catalogue, one->message);
}
