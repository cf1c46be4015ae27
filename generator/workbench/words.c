#include "workbench/words.h"

#include "base/catalogue.h"
#include "base/json.h"

static const struct {
    const char *key;
    const char *english;
} texts[] = {
    {"live", "Live preview"},
    {"findings", "Findings"},
    {"none", "Nothing is wrong or weak here."},
    {"elsewhere", "Errors in the project"},
    {"pdf", "PDF beside the page"},
    {"follow", "Go to what was changed"},
    {"close", "Close"},
    {"hide", "Hide"},
    {"broken", "This cannot be made as it is"},
    {"stale", "What you see below is the last good page."},
    {"failed", "The project cannot be read"},
    {"building", "Building …"},
    {"ready", "Up to date"},
    {"gone", "The server has ended"},
    {"killed", "The build was ended by a defect"},
    {"why", "Explain"},
    {"help", "What to do"},
    {"open", "Open in the editor"},
    {"error", "error"},
    {"warning", "warning"},
    {"info", "info"},
};

void words_put(struct json *json, const struct catalogue *words) {
    json_entry_open(json, "words", '{');
    json_entry(json, "language", words ? words->language->tag : STR("en"));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        json_entry(json, texts[i].key, catalogue_words(words, texts[i].english));
    json_close(json, '}');
}
