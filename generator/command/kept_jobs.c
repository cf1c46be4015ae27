/* Jobs. An entry begins with what its files were, so that nothing else has to be read of it to write that anew; then
 * come what the result hangs on and the result. What the gate found of finished files has an entry of its own, found by
 * their bytes: who changes what customers must not read has the files gone through again, not made again. */
#include "command/kept.h"

#include <string.h>

#include "base/arena.h"
#include "base/file_below.h"
#include "base/limits.h"
#include "project/store.h"
#include "write/write.h"

static const char job_space[] = "job", gate_space[] = "gate";

/* A file as it was left. */
struct kept_file {
    struct sha256 hash;
    struct file_stamp stamp;
    uint64_t there;   /* it is one of the job's */
    uint64_t trusted; /* it was old enough when its stamp was taken */
};
enum { FILES = 2 };
static const char *const extensions[FILES] = {"html", "pdf"};

static struct job_file *file_of(struct job *job, size_t number) { return number ? &job->pdf : &job->html; }

/* ---- keys and grounds ---- */

static struct str layout_name(const struct job *job) { return job->planned ? job->planned->layout->name : STR("*"); }

static struct sha256 key_of(const struct run *run, const struct job *job) {
    const struct options *options = run->options;
    struct str formats = options->html && options->pdf ? STR("both") : options->html ? STR("html") : STR("pdf");
    const struct str parts[] = {options->command == COMMAND_CHECK ? STR("check") : STR("build"),
                                formats,
                                job->document->kind->name,
                                job->document->record->id,
                                job->document->source->name,
                                layout_name(job)};
    return kept_key(parts, sizeof parts / sizeof *parts);
}

static struct sha256 gate_key_of(const struct job *job) {
    const struct job_file *files[FILES] = {&job->html, &job->pdf};
    struct str parts[2 * FILES + 4] = {job->document->kind->name, job->document->record->id, layout_name(job),
                                       job->planned->place.stem};
    size_t count = 4;
    for (size_t i = 0; i < FILES; i++) {
        parts[count++] = files[i]->wanted ? STR("+") : STR("-");
        if (files[i]->wanted) parts[count++] = (struct str){(const char *)files[i]->hash.bytes, sizeof files[i]->hash.bytes};
    }
    return kept_key(parts, count);
}

static struct hash place_hash(const struct run *run, const struct job *job) {
    struct hash hash = hash_of(job->document->stem);
    hash_number(&hash, (uint64_t)(run->folder != NULL) << 2 | (uint64_t)job->document->broken << 1 | job->document->held);
    if (!job->planned) return hash;
    hash_text(&hash, job->planned->place.stem);
    hash_text(&hash, job->planned->place.beside);
    hash_text(&hash, job->planned->place.group);
    hash_number(&hash, (uint64_t)job->planned->layout->class << 1 | (run->gate != NULL));
    return hash;
}

/* What stands in the head line of its page. */
static struct hash links_hash(const struct run *run, const struct job *job, struct arena *arena) {
    struct hash hash = hash_new();
    size_t count = 0;
    enum class class = job->planned ? job->planned->layout->class : CLASS_CUSTOMER;
    const struct site *site = class > CLASS_CUSTOMER ? run->sites[class] : NULL;
    const struct html_link *links =
        site ? site_links(arena, site, job->document, job->planned->place.stem, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        hash_text(&hash, links[i].target);
        hash_text(&hash, links[i].text);
        hash_text(&hash, links[i].language);
    }
    return hash;
}

/* What the checks have found may be printed, in whatever layout. */
static struct hash findings_hash(const struct run *run, const struct job *job) {
    struct buffer out = {0};
    struct kept_writer writer = {.out = &out, .sources = keeper_sources(run->keeper)};
    for (size_t i = 0; i < job->document->findings.count; i++) {
        const struct finding *finding = &job->document->findings.items[i];
        kept_put_text(&writer, finding->check->code);
        kept_put(&writer, (uint64_t)finding->check->level << 8 | finding->check->class);
        kept_put_message(&writer, finding->message);
        kept_put_message(&writer, finding->help);
    }
    struct hash hash = hash_of(buffer_str(&out));
    buffer_free(&out);
    return hash;
}

/* The document as the edition of the job's class has it. */
static const struct record *record_of(const struct run *run, const struct job *job) {
    enum class class = job->planned ? job->planned->layout->class : CLASS_CONFIDENTIAL;
    const struct records *records = run->editions->of[class].records;
    return records ? records_find(records, job->document->kind, job->document->record->id) : NULL;
}

/* The same to be read for a while. */
static const struct record *own_record(const struct run *run, const struct job *job, struct arena *arena) {
    enum class class = job->planned ? job->planned->layout->class : CLASS_CONFIDENTIAL;
    const struct edition *edition = &run->editions->of[class];
    return edition->records ? editions_record(arena, run->project, edition, job->document) : NULL;
}

static void grounds_of(const struct run *run, const struct job *job, struct arena *arena,
                       struct hash grounds[GROUND_COUNT]) {
    struct keeper *keeper = run->keeper;
    enum class class = job->planned ? job->planned->layout->class : CLASS_CONFIDENTIAL;
    struct arena *scratch = arena_create();
    const struct record *record = own_record(run, job, scratch);
    keeper_grounds(keeper, grounds, false);
    if (job->planned) grounds[GROUND_LAYOUT] = keeper_layout_hash(keeper, job->planned->layout);
    grounds[GROUND_PLACE] = place_hash(run, job);
    grounds[GROUND_TEXT] = keeper_text_hash(keeper, job->document);
    grounds[GROUND_FINDINGS] = findings_hash(run, job);
    grounds[GROUND_LINKS] = links_hash(run, job, arena);
    if (record) grounds[GROUND_RECORD] = record_whole_hash_apart(keeper_records(keeper, class), record);
    arena_destroy(scratch);
}

/* ---- taking ---- */

static void take_messages(struct kept_reader *reader, struct diagnostics *messages) {
    size_t count = kept_take_count(reader, sizeof(uint64_t));
    for (size_t i = 0; i < count && !reader->failed; i++) {
        struct diagnostic d = kept_take_diagnostic(reader);
        if (!reader->failed) diagnostics_add(messages, &d);
    }
}

static void take_gate(const struct run *run, struct kept_reader *reader, struct job *job) {
    size_t count = gate_exception_count(run->gate);
    struct diagnostics messages = diagnostics_new(reader->arena);
    bool *used = NEW_ARRAY(reader->arena, bool, count + 1);
    reader->failed |= kept_take(reader) != count;
    for (size_t i = 0; i < count && !reader->failed; i++) used[i] = kept_take(reader);
    for (size_t i = 0; i < GATE_REASON_COUNT; i++) job->tally.of[i] = kept_take(reader);
    take_messages(reader, &messages);
    if (reader->failed) return;
    job->let = true;
    job->used = used;
    job->composed = job->messages.count;
    diagnostics_merge(&job->messages, &messages);
}

/* What the gate had found of these files; false: it has to go through them. */
static bool take_gated(const struct run *run, struct job *job, struct store_donor *donor) {
    struct kept_reader reader = {.sources = keeper_sources(run->keeper), .arena = keeper_arena(run->keeper)};
    struct sha256 key = gate_key_of(job);
    if (!run->gate || job->planned->layout->class != CLASS_CUSTOMER) return true;
    struct reason reason = {.kind = REASON_THING, .thing = TRACE_TERMS};
    job->reason = reason;
    if (!store_donor_get(donor, reader.arena, gate_space, &key, &reader.bytes) &&
        !store_get(keeper_store(run->keeper), reader.arena, gate_space, &key, &reader.bytes))
        return false;
    if (!kept_trace_holds(&reader, run->keeper, &reason)) return job->reason = reason, false;
    take_gate(run, &reader, job);
    if (!reader.failed) job->reason = (struct reason){0};
    return !reader.failed;
}

/* From the folder of whoever made it, if it holds what it ought to. */
static bool fetch(const struct run *run, struct job *job, const char *extension, const struct sha256 *hash,
                  struct str folder) {
    struct arena *scratch = arena_create();
    struct folder_file file = job_file_of(keeper_arena(run->keeper), job, extension);
    struct message unheard = {0};
    struct str bytes;
    bool there = folder.size &&
                 file_read_below(scratch, folder, file.path, LIMIT_OUTPUT, &bytes, &unheard) == FILE_REGULAR;
    struct sha256 found = there ? sha256_of(bytes) : (struct sha256){{0}};
    enum folder_result result = FOLDER_REFUSED;
    if (there && sha256_equal(&found, hash)) result = folder_write(run->folder, keeper_arena(run->keeper), &file, bytes, &unheard);
    job->changed |= result == FOLDER_WRITTEN;
    arena_destroy(scratch);
    return result == FOLDER_WRITTEN || result == FOLDER_UNCHANGED;
}

static bool files_are_there(const struct run *run, struct job *job, struct kept_file kept[FILES],
                            struct str folder, struct str *missing) {
    for (size_t i = 0; i < FILES; i++) {
        struct job_file *file = file_of(job, i);
        struct file_stamp stamp, *old = kept[i].trusted ? &kept[i].stamp : NULL;
        if (kept[i].there != file->wanted) return false;
        if (!file->wanted) continue;
        *missing = job_file_of(keeper_arena(run->keeper), job, extensions[i]).path;
        file->hash = kept[i].hash;
        bool same = folder_is_as(run->folder, keeper_arena(run->keeper), *missing, &file->hash, old, &stamp);
        if (!same && fetch(run, job, extensions[i], &file->hash, folder))
            same = folder_is_as(run->folder, keeper_arena(run->keeper), *missing, &file->hash, old = NULL, &stamp);
        if (!same) return false;
        kept[i].stamp = stamp;
        kept[i].trusted = old || file_stamp_is_old(&stamp);
    }
    return true;
}

static void keep_files(const struct run *run, struct job *job) {
    for (size_t i = 0; i < FILES; i++) {
        struct folder_file file = job_file_of(keeper_arena(run->keeper), job, extensions[i]);
        if (file_of(job, i)->wanted) folder_keep(run->folder, &file, &file_of(job, i)->hash);
    }
    job->made = true;
}

/* Files whose stamps can be trusted from now on need not be read next time. */
static void note_stamps(const struct run *run, const struct job *job, struct str entry,
                        const struct kept_file kept[FILES]) {
    if (!memcmp(entry.data, kept, FILES * sizeof *kept)) return;
    struct sha256 key = key_of(run, job);
    struct buffer out = {0};
    buffer_bytes(&out, kept, FILES * sizeof *kept);
    buffer_append(&out, str_skip(entry, FILES * sizeof *kept));
    store_put(keeper_store(run->keeper), job_space, &key, buffer_str(&out));
    buffer_free(&out);
}

/* The result behind what it hangs on. */
enum { MADE = 1, HELD = 2, GATED = 4 /* by what was composed: there are no files */ };

static bool take_result(const struct run *run, struct job *job, struct kept_reader *reader, struct str entry,
                        struct store_donor *donor) {
    struct kept_file kept[FILES];
    struct str missing = {0};
    uint64_t flags = kept_take(reader);
    job->pages = kept_take(reader);
    job->held = flags & HELD;
    take_messages(reader, &job->messages);
    if (flags & GATED && run->gate) take_gate(run, reader, job);
    if (reader->failed || (flags & GATED && !run->gate)) return false;
    if (!(flags & MADE)) return job->taken = true;
    memcpy(kept, entry.data, sizeof kept);
    job->reason = (struct reason){.kind = REASON_OUTPUT};
    if (!run->folder || !files_are_there(run, job, kept, donor->folder, &missing)) return job->reason.what = missing, false;
    job->reason = (struct reason){0};
    job->taken = take_gated(run, job, donor);
    job->gated = !job->taken;
    if (job->taken) keep_files(run, job);
    note_stamps(run, job, entry, kept);
    return true;
}

static bool take_from(const struct run *run, struct job *job, struct store_donor *donor) {
    struct kept_reader reader = {.sources = keeper_sources(run->keeper), .arena = keeper_arena(run->keeper)};
    struct hash grounds[GROUND_COUNT];
    struct sha256 key = key_of(run, job);
    struct str entry;
    if (!store_donor_get(donor, reader.arena, job_space, &key, &entry)) return false;
    if (entry.size < FILES * sizeof(struct kept_file)) return false;
    reader.bytes = str_skip(entry, FILES * sizeof(struct kept_file));
    grounds_of(run, job, reader.arena, grounds);
    return kept_grounds_hold(&reader, grounds, &job->reason) &&
           kept_trace_holds(&reader, run->keeper, &job->reason) && take_result(run, job, &reader, entry, donor);
}

/* The first that has made it as it would be made now. */
static bool take(const struct run *run, struct job *job) {
    struct str stem = job->planned ? job->planned->place.stem : (struct str){0};
    struct store_donor donor;
    bool taken = false;
    job->reason = (struct reason){.kind = REASON_NEW};
    for (size_t at = 0; !taken && store_donor_next(keeper_store(run->keeper), keeper_arena(run->keeper), stem, &at, &donor);) {
        struct reason before = job->reason;
        if (at > 1) job->messages = diagnostics_new(keeper_arena(run->keeper));
        taken = take_from(run, job, &donor);
        if (!taken && before.kind != REASON_NEW) job->reason = before; /* why the own run's is of no use */
        store_donor_close(&donor);
    }
    return taken;
}

void kept_jobs_take(const struct run *run, struct job *jobs, size_t count) {
    for (size_t j = 0; run->keeper && j < count; j++) {
        struct job *job = &jobs[j];
        if (job->idle) continue;
        job->messages = diagnostics_new(keeper_arena(run->keeper));
        if (!take(run, job)) job->messages = (struct diagnostics){0};
        if (!job->taken) kept_job_begin(run, job);
    }
}

/* What a thread of the crew adds to, is in the job's own arena. */
void kept_job_begin(const struct run *run, struct job *job) {
    struct diagnostics taken = job->messages;
    job->arena = arena_create_small();
    job->messages = diagnostics_new(job->arena);
    if (job->gated) diagnostics_merge(&job->messages, &taken);
    job->trace = trace_new(job->arena, record_of(run, job));
    job->gate_trace = trace_new(job->arena, NULL);
}

/* ---- keeping ---- */

static void put_messages(struct kept_writer *writer, const struct diagnostics *messages, size_t first, size_t end) {
    size_t at = 0;
    kept_put(writer, end - first);
    for (const struct diagnostic *d = messages->first; d; d = d->next, at++)
        if (at >= first && at < end) kept_put_diagnostic(writer, d);
}

static void put_gate(const struct run *run, struct kept_writer *writer, const struct job *job) {
    size_t count = gate_exception_count(run->gate);
    kept_put(writer, count);
    for (size_t i = 0; i < count; i++) kept_put(writer, job->used[i]);
    for (size_t i = 0; i < GATE_REASON_COUNT; i++) kept_put(writer, job->tally.of[i]);
    put_messages(writer, &job->messages, job->composed, job->messages.count);
}

/* Those that are about lines of other files hang on these files. */
static void trace_messages(struct kept_writer *writer, const struct job *job, struct trace *trace, bool gate) {
    size_t at = 0;
    for (const struct diagnostic *d = job->messages.first; d; d = d->next, at++)
        if (!job->used || (at >= job->composed) == gate) kept_trace_span(writer, trace, job->document, d->span);
}

static void keep_gated(const struct run *run, const struct job *job) {
    struct buffer out = {0};
    struct kept_writer writer = {.out = &out, .sources = keeper_sources(run->keeper)};
    struct sha256 key = gate_key_of(job);
    trace_messages(&writer, job, job->gate_trace, true);
    bool fine = kept_put_trace(&writer, run->keeper, job->gate_trace);
    put_gate(run, &writer, job);
    if (fine && !writer.failed) store_put(keeper_store(run->keeper), gate_space, &key, buffer_str(&out));
    buffer_free(&out);
}

static void stamp_files(const struct run *run, struct job *job, struct kept_file kept[FILES]) {
    for (size_t i = 0; i < FILES && job->made; i++) {
        struct job_file *file = file_of(job, i);
        struct str path = job_file_of(job->arena, job, extensions[i]).path;
        kept[i].there = file->wanted && folder_made(run->folder, job->arena, path, &kept[i].hash, &kept[i].stamp);
        if (!kept[i].there) continue;
        kept[i].trusted = file_stamp_is_old(&kept[i].stamp);
        file->hash = kept[i].hash;
    }
}

static void keep(const struct run *run, struct job *job) {
    struct kept_file kept[FILES] = {0};
    struct hash grounds[GROUND_COUNT];
    struct buffer out = {0};
    struct kept_writer writer = {.out = &out, .sources = keeper_sources(run->keeper)};
    struct sha256 key = key_of(run, job);
    bool asked = job->used, apart = asked && job->made;
    stamp_files(run, job, kept);
    buffer_bytes(&out, kept, sizeof kept);
    grounds_of(run, job, job->arena, grounds);
    kept_put_grounds(&writer, grounds);
    trace_messages(&writer, job, job->trace, false);
    if (asked && !apart) trace_messages(&writer, job, job->trace, true), trace_join(job->trace, job->gate_trace);
    bool fine = kept_put_trace(&writer, run->keeper, job->trace);
    kept_put(&writer, (uint64_t)(job->made ? MADE : 0) | (job->held ? HELD : 0) | (asked && !apart ? GATED : 0));
    kept_put(&writer, job->pages);
    put_messages(&writer, &job->messages, 0, asked ? job->composed : job->messages.count);
    if (asked && !apart) put_gate(run, &writer, job);
    if (fine && !writer.failed) store_put(keeper_store(run->keeper), job_space, &key, buffer_str(&out));
    buffer_free(&out);
    if (apart) keep_gated(run, job);
}

/* Whether it ought to have files, and has none: something in the folder is not ours. */
static bool is_refused(const struct run *run, const struct job *job) {
    bool may = job->template && run->folder && !job->messages.errors && !job->document->broken && !job->held;
    return may && !job->made;
}

/* What the machine, the gate or somebody's file refused is tried again next time. */
void kept_jobs_keep(const struct run *run, struct job *jobs, size_t count) {
    for (size_t j = 0; run->keeper && j < count; j++) {
        struct job *job = &jobs[j];
        if (job->idle || job->taken || !message_empty(job->problem) || (job->used && !job->let)) continue;
        if (is_refused(run, job)) continue;
        if (job->gated) keep_gated(run, job);
        else keep(run, job);
    }
}
