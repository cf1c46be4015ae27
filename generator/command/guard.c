/* The gate before the door. */
#include "command/guard.h"

#include "base/arena.h"
#include "base/path.h"

static struct gate_file *add_file(const struct job *job, struct arena *arena, struct gate_output *output,
                                  const char *extension) {
    struct gate_file *file = &output->files[output->file_count++];
    file->name = str_format(arena, "%.*s%s", STR_ARG(job->planned->place.stem), extension);
    file->texts.arena = arena;
    struct gate_text name = {.text = path_name(file->name), .place = GATE_NAME};
    ARENA_PUSH(arena, file->texts.items, file->texts.count, file->texts.capacity) = name;
    return file;
}

static void read_files(const struct job *job, struct arena *arena, struct gate_output *output,
                       const struct document *document, const struct buffer *html, const struct buffer *pdf) {
    if (html) gate_html_texts(&add_file(job, arena, output, ".html")->texts, buffer_str(html));
    if (pdf) {
        struct gate_file *file = add_file(job, arena, output, ".pdf");
        file->pages = true;
        gate_pdf_texts(&file->texts, buffer_str(pdf));
    }
    if (!html && !pdf) gate_document_texts(&add_file(job, arena, output, "")->texts, document);
}

bool guard_lets_through(const struct run *run, struct job *job, struct locale *locale, const struct document *document,
                        const struct buffer *html, const struct buffer *pdf) {
    if (!run->gate || job->planned->layout->class != CLASS_CUSTOMER) return true;
    struct arena *arena = arena_create();
    job->used = NEW_ARRAY(job->arena, bool, gate_exception_count(run->gate) + 1);
    struct gate_output output = {.account = document_account(job->document->record),
                                 .document = job->document->record,
                                 .source = job->document->source,
                                 .layout = job->planned->layout,
                                 .locale = locale,
                                 .files = NEW_ARRAY(arena, struct gate_file, 2),
                                 .used = job->used,
                                 .tally = &job->tally,
                                 .trace = job->gate_trace};
    read_files(job, arena, &output, document, html, pdf);
    job->composed = job->messages.count;
    job->let = gate_judge(run->gate, &job->messages, &output);
    arena_destroy(arena);
    return job->let;
}

bool guard_lets_page(const struct run *run, struct diagnostics *sink, struct str path, const struct buffer *html) {
    if (!run->gate) return true;
    struct arena *arena = arena_create();
    struct locale *locales = NULL;
    struct gate_file file = {.name = str_copy(sink->arena, path), .texts = {.arena = arena}};
    struct gate_text name = {.text = path, .place = GATE_NAME};
    ARENA_PUSH(arena, file.texts.items, file.texts.count, file.texts.capacity) = name;
    gate_html_texts(&file.texts, buffer_str(html));
    struct gate_output output = {.account = gate_account(run->gate, path_name(path_folder(path))),
                                 .lists = true,
                                 .locale = locale_among(&locales, run->project->language, run->project->region),
                                 .files = &file,
                                 .file_count = 1};
    bool lets = gate_judge(run->gate, sink, &output);
    locale_close(locales);
    arena_destroy(arena);
    return lets;
}

static bool has_all(const struct run *run, const struct job *jobs, size_t count) {
    size_t planned = 0, done = 0;
    for (size_t i = 0; i < run->editions->planned_count; i++)
        planned += run->editions->planned[i].layout->class == CLASS_CUSTOMER;
    for (size_t j = 0; j < count; j++) done += jobs[j].used != NULL;
    return planned == done;
}

void guard_report_unused(const struct run *run, struct arena *arena, struct diagnostics *sink, const struct job *jobs,
                         size_t count) {
    if (!run->gate || !has_all(run, jobs, count)) return;
    bool *used = NEW_ARRAY(arena, bool, gate_exception_count(run->gate) + 1);
    for (size_t j = 0; j < count; j++)
        for (size_t i = 0; jobs[j].used && i < gate_exception_count(run->gate); i++) used[i] |= jobs[j].used[i];
    gate_report_unused(run->gate, sink, used);
}

/* The mark may have something before it. */
static bool is_pdf(struct str bytes) {
    return str_find(str_slice(bytes, 0, bytes.size < 1024 ? bytes.size : 1024), STR("%PDF-"), NULL);
}

struct gate_file guard_file_of(struct arena *arena, struct str path, struct str bytes) {
    struct gate_file file = {.name = path, .pages = is_pdf(bytes), .texts = {.arena = arena}};
    struct gate_text name = {.text = path_name(path), .place = GATE_NAME};
    ARENA_PUSH(arena, file.texts.items, file.texts.count, file.texts.capacity) = name;
    if (file.pages) gate_pdf_texts(&file.texts, bytes);
    else gate_html_texts(&file.texts, bytes);
    return file;
}
