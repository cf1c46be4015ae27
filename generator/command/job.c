/* From a record to its files. */
#include "command/job.h"

#include "base/arena.h"
#include "base/budget.h"
#include "base/buffer.h"
#include "base/path.h"
#include "command/guard.h"
#include "command/listener.h"
#include "formula/trace.h"
#include "kind/record_dump.h"
#include "layout/fitting.h"
#include "project/templates.h"
#include "write/write.h"

struct worker worker_open(const struct run *run) {
    struct worker worker = {.shapes = run->faces ? shape_cache_create(run->faces) : NULL,
                            .pdfs = run->faces ? pdf_kept_create() : NULL};
    return worker;
}

void worker_close(struct worker *worker) {
    locale_close(worker->locales);
    if (worker->shapes) shape_cache_destroy(worker->shapes);
    pdf_kept_destroy(worker->pdfs);
}

/* A release writes nothing: what was made is held against the file that is there. */
static bool note_file(struct job_file *file, const struct buffer *bytes) {
    file->hash = sha256_of(buffer_str(bytes));
    return file->made = true;
}

struct folder_file job_file_of(struct arena *arena, const struct job *job, const char *extension) {
    const struct planned_output *planned = job->planned;
    return (struct folder_file){.path = str_format(arena, "%.*s.%s", STR_ARG(planned->place.stem), extension),
                                .class = planned->layout->class,
                                .source = job->document->source->name,
                                .layout = planned->layout->name};
}

/* False: nothing more is written of the job. */
static bool put_file(const struct run *run, struct job *job, struct job_file *of, const char *extension,
                     const struct buffer *bytes) {
    if (!of->wanted) return true;
    if (run->options->command == COMMAND_RELEASE) return note_file(of, bytes);
    struct arena_mark mark = arena_mark(job->arena);
    struct folder_file file = job_file_of(job->arena, job, extension);
    enum folder_result result = folder_write(run->folder, job->arena, &file, buffer_str(bytes), &job->problem);
    job->changed |= result == FOLDER_WRITTEN;
    bool there = result == FOLDER_WRITTEN || result == FOLDER_UNCHANGED;
    if (there) arena_rewind(job->arena, mark); /* else the problem stands in it */
    return there;
}

static struct span document_place(const struct job *job) {
    return (struct span){.source = job->document->source, .line = 1};
}

static void report_left_out(struct job *job, const struct document *document, const struct left_out *left) {
    struct diagnostic *d =
        left->count
            ? diagnose(&job->messages, SEVERITY_WARNING, CODE_G11, document_place(job),
                       "{0, plural, one {one row} other {# rows}} of “{1}” {0, plural, one {has} other {have}} no room "
                       "in the "
                       "layout “{2}”, which has {3, plural, one {one page} other {# pages}}",
                       left->count, left->what, job->planned->layout->name, document->most_pages)
            : diagnose(&job->messages, SEVERITY_WARNING, CODE_G11, document_place(job),
                       "“{0}” has no room in the layout “{1}”, which has {2, plural, one {one page} other {# pages}}",
                       left->what, job->planned->layout->name, document->most_pages);
    diagnose_help(&job->messages, d, "shorten what stands before it, or read it on the HTML page, which has all");
}

static void report_too_long(struct job *job, const struct document *document, size_t pages) {
    struct diagnostic *d = diagnose(&job->messages, SEVERITY_WARNING, CODE_G11, document_place(job),
                                    "the layout “{0}” has {1} pages, not {2}, though all that may give way is left out",
                                    job->planned->layout->name, pages, document->most_pages);
    diagnose_help(&job->messages, d, "shorten its texts, or let more of the layout give way");
}

/* Says what has no room, with the messages of the job, and what else laying out finds to the sink. */
static struct pages *fit(const struct run *run, struct worker *worker, struct job *job, struct arena *arena,
                         struct diagnostics *sink, const struct document *document) {
    const struct theme *theme = theme_in(arena, &run->project->theme, document->region);
    struct fitted fitted = layout_fitted(arena, sink, document, theme, run->faces, worker->shapes,
                                         locale_among(&worker->locales, document->language, document->region));
    for (size_t i = 0; i < fitted.count; i++) report_left_out(job, document, &fitted.left_out[i]);
    if (document->most_pages && fitted.pages->count > (size_t)document->most_pages)
        report_too_long(job, document, fitted.pages->count);
    return fitted.pages;
}

static struct pages *lay_out(const struct run *run, struct worker *worker, struct job *job, struct arena *arena,
                             const struct document *document) {
    struct pages *pages = fit(run, worker, job, arena, &job->messages, document);
    job->pages = pages->count;
    return pages;
}

/* `check` lays out what may have only so many pages, as `build` will, to say what has no room. */
static void check_room(const struct run *run, struct worker *worker, struct job *job, struct arena *arena,
                       const struct document *document) {
    struct diagnostics unheard = diagnostics_new(arena);
    if (document->most_pages && job->pdf.wanted) fit(run, worker, job, arena, &unheard, document);
}

static void dump(const struct run *run, struct worker *worker, struct job *job, struct arena *arena,
                 const struct document *document, struct buffer *out) {
    switch (run->options->dump) {
    case DUMP_NONE: break;
    case DUMP_VALUES:
        if (job->document->root) dump_values(out, job->document->root);
        break;
    case DUMP_RECORD: record_dump(out, job->document->record); break;
    case DUMP_DOCUMENT: dump_document(out, document); break;
    case DUMP_PAGES: dump_pages(out, lay_out(run, worker, job, arena, document)); break;
    }
    job->dump = str_copy(job->arena, buffer_str(out));
}

/* A link to the PDF beside it, and those to what else our own people have; customers have their folder alone. */
static struct html_page page_of(const struct run *run, const struct job *job, struct arena *arena,
                                const struct theme *theme) {
    struct html_page page = {.theme = theme, .shell = run->project->page_html, .style = run->project->style_css};
    enum class class = template_class(job->template);
    const struct site *site = class > CLASS_CUSTOMER ? run->sites[class] : NULL;
    struct str stem = job->planned->place.stem;
    if (job->pdf.wanted) page.pdf = str_format(arena, "%.*s.pdf", STR_ARG(path_url(arena, path_name(stem))));
    if (site) page.links = site_links(arena, site, job->document, stem, &page.link_count);
    return page;
}

/* What customers would get has to come through the gate. */
static bool may_be_written(const struct run *run, struct worker *worker, struct job *job,
                           const struct document *document, const struct buffer *html, const struct buffer *pdf) {
    struct locale *locale = locale_among(&worker->locales, document->language, document->region);
    return !job->messages.errors &&
           guard_lets_through(run, job, locale, document, job->html.wanted ? html : NULL, job->pdf.wanted ? pdf : NULL);
}

/* Somebody looks at the page, and sees it before its PDF is set. */
static bool show_early(const struct run *run, const struct job *job, struct arena *arena,
                       const struct document *document, const struct html_page *page, struct buffer *html) {
    struct folder_file file = job_file_of(arena, job, "html");
    if (!job->html.wanted || !listener_wants(run->options->listener, &file)) return false;
    html_write(html, document, page);
    listener_composed(run->options->listener, &file, buffer_str(html));
    return true;
}

/* Both outputs are made before either is written: a document with errors leaves nothing behind. */
static void produce(const struct run *run, struct worker *worker, struct job *job, struct arena *arena,
                    const struct document *document) {
    struct buffer html = {0}, pdf = {0};
    const struct theme *theme = theme_in(arena, &run->project->theme, document->region);
    struct html_page page = page_of(run, job, arena, theme);
    bool early = show_early(run, job, arena, document, &page, &html);
    if (job->pdf.wanted) {
        const struct pages *pages = lay_out(run, worker, job, arena, document);
        if (!job->messages.errors)
            pdf_write(&pdf, arena, &job->messages, document, pages, run->faces, theme, worker->pdfs);
    }
    if (job->html.wanted && !early && !job->messages.errors) html_write(&html, document, &page);
    if (may_be_written(run, worker, job, document, &html, &pdf))
        job->made = put_file(run, job, &job->html, "html", &html) && put_file(run, job, &job->pdf, "pdf", &pdf);
    buffer_free(&html);
    buffer_free(&pdf);
}

static struct subject subject_of(const struct run *run, const struct job *job, struct arena *arena, enum class class) {
    return (struct subject){.id = job->document->record->id,
                            .language = job->document->record->language,
                            .region = job->document->record->region,
                            .remarks =
                                remarks_of(arena, &run->project->catalogues[job->document->record->language->index],
                                           &job->document->findings, class)};
}

static void prove_markdown(const struct run *run, struct job *job, struct arena *arena, struct locale *locale,
                           const struct text_measure *measure) {
    struct subject subject = subject_of(run, job, arena, CLASS_CONFIDENTIAL);
    struct budget budget = {.sink = &job->messages, .run = run->budget};
    subject.budget = &budget;
    subject.trace = job->trace;
    compose_own_markdown(arena, &job->messages, &run->editions->of[CLASS_CONFIDENTIAL], job->document->kind, &subject,
                         locale, measure);
    if (budget_is_spent(&budget)) trace_refuse(job->trace);
    budget_close(&budget);
}

static void make_document(const struct run *run, struct worker *worker, struct job *job, struct arena *arena,
                          struct locale *locale, const struct text_measure *measure) {
    struct buffer out = {0};
    enum class class = template_class(job->template);
    struct subject subject = subject_of(run, job, arena, class);
    subject.record = editions_record(arena, run->project, &run->editions->of[class], job->document);
    struct budget budget = {.sink = &job->messages, .run = run->budget};
    subject.budget = &budget;
    subject.trace = job->trace;
    if (template_encloses(job->template)) subject.shelf = &run->shelf[class];
    const struct document *document = compose_document(arena, &job->messages, job->template, &subject, locale, measure);
    /* What a rule finds is weak, not wrong: our own editions print it, the customer's waits. */
    job->held = job->document->held && class == CLASS_CUSTOMER;
    bool sound = !job->messages.errors && !job->document->broken && !job->held;
    if (run->options->dump != DUMP_NONE) dump(run, worker, job, arena, document, &out);
    else if (run->folder && sound) produce(run, worker, job, arena, document);
    else {
        if (sound) check_room(run, worker, job, arena, document);
        if (!budget_is_spent(&budget)) guard_lets_through(run, job, locale, document, NULL, NULL);
    }
    if (budget_is_spent(&budget)) trace_refuse(job->trace); /* what others take may have been the reason */
    budget_close(&budget);
    buffer_free(&out);
}

/* The files are as they have to be; only what customers may not read is looked for anew. False: they are not there. */
static bool gate_again(const struct run *run, struct worker *worker, struct job *job, struct arena *arena) {
    const struct record *record = job->document->record;
    struct job_file *files[] = {&job->html, &job->pdf};
    struct folder_file named[] = {job_file_of(arena, job, "html"), job_file_of(arena, job, "pdf")};
    struct buffer bytes[2] = {0};
    bool there = true;
    for (size_t i = 0; i < 2; i++) {
        struct str read = {0};
        if (!files[i]->wanted) continue;
        folder_read(run->folder, arena, named[i].path, &read);
        struct sha256 hash = sha256_of(read);
        there &= sha256_equal(&hash, &files[i]->hash);
        buffer_append(&bytes[i], read);
    }
    struct locale *locale = locale_among(&worker->locales, record->language, record->region);
    if (there)
        job->made = guard_lets_through(run, job, locale, NULL, job->html.wanted ? &bytes[0] : NULL,
                                       job->pdf.wanted ? &bytes[1] : NULL);
    for (size_t i = 0; i < 2; i++) {
        if (job->made && files[i]->wanted) folder_keep(run->folder, &named[i], &files[i]->hash);
        buffer_free(&bytes[i]);
    }
    return there;
}

static void do_all(const struct run *run, struct worker *worker, struct job *job, struct arena *arena) {
    const struct record *record = job->document->record;
    struct locale *locale = locale_among(&worker->locales, record->language, record->region);
    struct text_measure measure = shape_cache_measure(worker->shapes);
    job->messages = diagnostics_new(job->arena);
    if (job->template) make_document(run, worker, job, arena, locale, &measure);
    else prove_markdown(run, job, arena, locale, &measure);
}

void job_do(const struct run *run, struct worker *worker, struct job *job) {
    if (job->idle || job->taken) return;
    struct arena *arena = arena_create();
    if (!job->arena) job->arena = arena_create_small();
    if (job->gated && !gate_again(run, worker, job, arena)) job->gated = false;
    if (!job->gated) do_all(run, worker, job, arena);
    arena_destroy(arena);
}
