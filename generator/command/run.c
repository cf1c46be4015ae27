/* Opening the projects one after the other, doing the jobs of each, printing what was found. */
#include "command/run.h"

#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/budget.h"
#include "base/buffer.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/files_asked.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "command/add.h"
#include "command/again.h"
#include "command/baseline.h"
#include "command/build.h"
#include "command/completions.h"
#include "command/crew.h"
#include "command/deps.h"
#include "command/explain.h"
#include "command/export.h"
#include "command/fix.h"
#include "command/fmt.h"
#include "command/folder_words.h"
#include "command/graph.h"
#include "command/guard.h"
#include "command/import.h"
#include "command/kept.h"
#include "command/leak.h"
#include "command/listener.h"
#include "command/messages.h"
#include "command/named.h"
#include "command/new.h"
#include "command/projects.h"
#include "command/release.h"
#include "command/schema.h"
#include "command/selection.h"
#include "command/site_index.h"
#include "command/step.h"
#include "command/terminal.h"
#include "command/verify.h"
#include "kind/record_dump.h"
#include "project/store.h"
#include "write/write.h"

/* The clock is for the summary line alone. */
static double seconds_since(struct timespec start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

static int machine_problem(const struct catalogue *catalogue, struct message problem) {
    terminal_say(catalogue, problem);
    return STATUS_MACHINE;
}

/* planpress.yaml and the registers are no documents: nobody prints them by themselves. */
static void print_shared(const struct records *records) {
    struct buffer out = {0};
    if (records->project) record_dump(&out, records->project);
    for (size_t i = 0; i < records->document_count; i++)
        if (records->documents[i]->set->kind->register_list) record_dump(&out, records->documents[i]);
    if (out.size) fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
}

/* Values and records are printed once a document, the other forms once a layout. */
static int print_dumps(const struct run *run, const struct jobs *jobs) {
    const struct options *options = run->options;
    const struct records *records = run->project->records;
    if (options->dump == DUMP_RECORD) print_shared(records);
    for (size_t j = 0; j < jobs->count; j++) {
        bool again = j && jobs->items[j - 1].document == jobs->items[j].document;
        if (again && (options->dump == DUMP_VALUES || options->dump == DUMP_RECORD)) continue;
        if (jobs->items[j].dump.size) fwrite(jobs->items[j].dump.data, 1, jobs->items[j].dump.size, stdout);
    }
    return fflush(stdout) == 0 && !ferror(stdout)
               ? STATUS_DONE
               : machine_problem(run->words, MESSAGE("cannot write to the standard output"));
}

/* Files that the machine cannot read are the machine's trouble, though all others were read. */
static int status_of(const struct options *options, const struct diagnostics *messages) {
    for (const struct diagnostic *d = messages->first; d; d = d->next)
        if (d->severity == SEVERITY_ERROR && str_equal(d->code, code_name(CODE_X03))) return STATUS_MACHINE;
    return messages->errors || (options->strict && messages->warnings) ? STATUS_CONTENT : STATUS_DONE;
}

/* Whether something is wrong besides that what was named is not read, which is why there is nothing to do. */
static bool is_wrong(const struct options *options, const struct diagnostics *messages) {
    size_t named = 0;
    for (const struct diagnostic *d = messages->first; d; d = d->next) named += str_equal(d->code, code_name(CODE_X09));
    return messages->errors || (options->strict && messages->warnings > named);
}

static const struct catalogue *spoken_words(struct project *project) {
    struct diagnostics unheard = diagnostics_new(project->arena);
    return project_words(project, &unheard, project->spoken);
}

/* No green light for a run that has done nothing: what is wrong was said, else why there is nothing. */
static int end_of(const struct options *options, struct arena *arena, struct project *project,
                  const struct diagnostics *messages, size_t count) {
    struct message nothing = named_nothing(arena, options, project, count);
    if (message_empty(nothing) || is_wrong(options, messages)) return status_of(options, messages);
    terminal_say(spoken_words(project), nothing);
    return STATUS_USAGE;
}

/* The machine's problem that stopped a job; the others fail for the same reason, so that one line is enough. */
static struct message first_problem(const struct jobs *jobs) {
    for (size_t j = 0; j < jobs->count; j++)
        if (!message_empty(jobs->items[j].problem)) return jobs->items[j].problem;
    return (struct message){0};
}

/* Something could not be read, by the machine's fault: nobody knows what should have been made of it. */
static bool is_unread(const struct diagnostics *messages) {
    for (const struct diagnostic *d = messages->first; d; d = d->next)
        if (str_equal(d->code, code_name(CODE_X03)) || str_equal(d->code, code_name(CODE_G04))) return true;
    return false;
}

/* Front pages are those of a project. A file alone, without a planpress.yaml, is none. */
static bool has_front_pages(const struct run *run, struct arena *arena) {
    return run->folder && (run->project->settled || file_kind(arena, run->options->paths[0]) == FILE_FOLDER);
}

/* What all projects of a run are opened and done with. */
struct projects_run {
    struct chosen_projects *projects;
    struct str templates;
    struct timespec start;
    /* Of the one that is worked on: */
    struct store *store;
    struct files_asked *asked; /* NULL: nobody notes what is read */
    struct again *again;       /* NULL: nobody keeps what is said */
    struct str name;     /* that its last line says, when there are several */
};

static size_t count_documents(const struct jobs *jobs) {
    size_t documents = 0;
    for (size_t j = 0; j < jobs->count; j++) documents += !j || jobs->items[j - 1].document != jobs->items[j].document;
    return documents;
}

/* The last lines; what they tell is noted, for a run like this one. */
static void say_end(const struct run *run, struct arena *arena, const struct diagnostics *messages,
                    const struct jobs *jobs, struct projects_run *all, int status) {
    const struct options *options = run->options;
    struct again_result result = {.project = run->project,
                                  .faces = run->faces,
                                  .messages = messages,
                                  .documents = count_documents(jobs),
                                  .status = status};
    double seconds = seconds_since(all->start);
    const struct language *language = run->project->spoken;
    if (run->folder) result.built = build_result_of(run, arena, jobs);
    else if (!options->statistics) result.lines = messages_of_files(arena, messages, jobs, &result.line_count);
    again_note(all->again, &result);
    if (options->quiet) return;
    for (size_t i = 0; i < result.line_count; i++) terminal_say(run->words, result.lines[i]);
    if (run->folder) build_say_result(&result.built, run->folder, run->words, language, all->name, messages, seconds);
    else messages_say_checked(run->words, language, all->name, messages, result.documents, seconds);
}

/* Whether files were changed, so that all is to be looked at again. */
static bool is_mended(const struct run *run, struct project *project, struct arena *arena,
                      const struct diagnostics *messages, struct message *problem) {
    const struct options *options = run->options;
    size_t made = 0;
    if (!options->fix && !options->diff) return false;
    if (!fix(arena, options, run->words, project, messages, &made, problem) || options->diff || !made) return false;
    return *options->mended = true;
}

static int run_jobs(struct run *run, struct project *project, struct arena *arena, struct diagnostics *sink,
                    struct jobs *jobs, struct projects_run *all) {
    const struct options *options = run->options;
    if (options->command == COMMAND_BUILD && has_front_pages(run, arena)) sites_collect(run, arena);
    kept_jobs_take(run, jobs->items, jobs->count);
    crew_do(run, jobs->items, jobs->count);
    kept_jobs_keep(run, jobs->items, jobs->count);
    guard_report_unused(run, arena, sink, jobs->items, jobs->count);
    struct diagnostics messages = choose_messages(arena, options, run->project, sink, jobs);
    struct message problem = first_problem(jobs);
    messages_settle(arena, options, project, &messages);
    if (message_empty(problem) && is_mended(run, project, arena, &messages, &problem)) return STATUS_DONE;
    messages_print(options, run->words, project, &messages);
    struct diagnostics found = diagnostics_new(arena); /* in what is made at the end */
    int released = STATUS_DONE;
    if (options->command == COMMAND_RELEASE && message_empty(problem))
        released = release_finish(arena, run, jobs, &problem);
    if (options->command == COMMAND_BUILD && run->folder && message_empty(problem))
        build_finish(arena, run, jobs, is_unread(sink) || is_unread(&messages), &found, &problem);
    if (found.first) messages_print(options, run->words, project, &found);
    diagnostics_merge(&messages, &found);
    if (options->deps.size && run->folder && message_empty(problem)) deps_write(arena, run, jobs, all->asked, &problem);
    if (message_empty(problem)) listener_built(options->listener, run, jobs, &messages);
    else listener_failed(options->listener, run->words, &messages, problem);
    if (!message_empty(problem)) return machine_problem(run->words, problem);
    if (options->command == COMMAND_RELEASE) return released;
    if (options->dump != DUMP_NONE && print_dumps(run, jobs) != STATUS_DONE) return STATUS_MACHINE;
    int status = end_of(options, arena, project, &messages, jobs->count);
    if (run->folder && folder_report(run->folder).refused_count) status = STATUS_MACHINE;
    if (options->dump == DUMP_NONE && status != STATUS_USAGE) say_end(run, arena, &messages, jobs, all, status);
    return status;
}

/* Nothing can be done, and the line says why. */
static void say_nothing_done(const struct options *options, const struct catalogue *words,
                             const struct diagnostics *messages, struct message why) {
    listener_failed(options->listener, words, messages, why);
    terminal_say(words, why);
}

/* Whether some kind has the layout that was asked for; a name that none has is a slip, not an empty choice. */
static bool has_layout(const struct options *options, struct arena *arena, struct project *project) {
    struct str name = options->layout;
    struct word_list names = {0};
    struct suggestion nearest = suggest_start(name);
    for (size_t l = 0; l < project->layout_count; l++) {
        struct str own = project->layouts[l].name;
        if (!name.size || str_equal(own, name)) return true;
        suggest_offer(&nearest, own);
        bool known = false;
        for (size_t i = 0; i < names.count; i++) known |= str_equal(names.words[i], own);
        if (!known) word_list_add(arena, &names, own);
    }
    const struct catalogue *words = spoken_words(project);
    if (nearest.found.size)
        say_nothing_done(options, words, NULL,
                         MESSAGE("there is no layout “{0}”; did you mean “{1}”?", name, nearest.found));
    else if (name.size)
        say_nothing_done(
            options, words, NULL,
            MESSAGE("there is no layout “{0}”; the layouts are: {1}", name, word_list_commas(arena, &names)));
    return !name.size;
}

static int run_export(const struct options *options, struct arena *arena, struct diagnostics *sink,
                      struct project *project, struct folder *folder) {
    struct message problem = {0};
    size_t count = 0;
    const bool *chosen = choose_documents(arena, options, project);
    for (size_t i = 0; i < project->document_count; i++) count += chosen[i];
    named_report(arena, sink, options, project);
    project_check(project, sink, chosen, NULL);
    struct diagnostics known = choose_messages(arena, options, project, sink, &(struct jobs){0});
    bool written = !count || export_documents(arena, sink, options, project, chosen, &known, folder, &problem);
    struct diagnostics messages = choose_messages(arena, options, project, sink, &(struct jobs){0});
    messages_settle(arena, options, project, &messages);
    messages_print(options, spoken_words(project), project, &messages);
    if (!written) return machine_problem(spoken_words(project), problem);
    int status = end_of(options, arena, project, &messages, count);
    if (folder) folder_say(folder, options, spoken_words(project));
    return folder && folder_report(folder).refused_count ? STATUS_MACHINE : status;
}

/* A build of any documents writes the list of each customer's folder anew. */
static bool is_for_customers(const struct options *options, const struct editions *editions, const struct jobs *jobs) {
    for (size_t j = 0; j < jobs->count; j++)
        if (jobs->items[j].template && jobs->items[j].planned->layout->class == CLASS_CUSTOMER) return true;
    for (size_t i = 0; options->command == COMMAND_BUILD && i < editions->planned_count; i++)
        if (editions->planned[i].layout->class == CLASS_CUSTOMER) return true;
    return false;
}

/* The project is open: choose, work, say. */
static int run_project(const struct options *options, struct arena *arena, struct diagnostics *sink,
                       struct project *project, struct folder *folder, struct projects_run *all) {
    if (!has_layout(options, arena, project)) return STATUS_USAGE;
    struct editions editions = editions_open(project, sink);
    struct keeper *keeper = keeper_open(arena, options, project, &editions);
    struct jobs jobs = choose_jobs(arena, sink, options, project, &editions, keeper);
    named_report(arena, sink, options, project);
    struct budget_run taken = {0};
    struct run run = {.options = options,
                      .project = project,
                      .editions = &editions,
                      .words = spoken_words(project),
                      .shelf = jobs.shelf,
                      .budget = &taken,
                      .keeper = keeper};
    run.folder = folder;
    for (enum class class = CLASS_CUSTOMER; folder && class <= options->readers; class ++)
        editions_fill(&editions, project, class);
    struct output output = output_place(options, project->root);
    if (options->place.size) output = (struct output){options->place, STR(".")};
    else if (options->part) output = (struct output){project->root, STR(OUTPUTS_FOLDER)};
    editions_place(&editions, output_in_project(arena, output, project), options->html ? STR("html") : STR("pdf"));
    struct gate *gate = is_for_customers(options, &editions, &jobs) ? gate_open(arena, sink, project, &editions) : NULL;
    run.gate = options->dump == DUMP_NONE ? gate : NULL;
    struct faces *faces = jobs.count ? faces_open(&project->theme, sink) : NULL;
    run.faces = faces;
    keeper_use_faces(keeper, faces);
    keeper_use_gate(keeper, gate);
    keeper_use_shelf(keeper, jobs.shelf);
    if (!faces || !project->dressed) jobs.count = 0; /* reported: nothing can be set without faces and sizes */
    int status = run_jobs(&run, project, arena, sink, &jobs, all);
    for (size_t j = 0; j < jobs.count; j++) arena_destroy(jobs.items[j].arena);
    faces_close(faces);
    gate_close(gate);
    return status;
}

/* Where a link leads is the project's to judge. */
bool run_paths_exist(const struct options *options, struct arena *arena) {
    for (size_t i = 0; i < options->path_count; i++) {
        if (file_exists(arena, options->paths[i])) continue;
        say_nothing_done(options, terminal_catalogue(arena, options->paths[i]), NULL,
                         MESSAGE("there is no file or folder “{0}”", options->paths[i]));
        return false;
    }
    return true;
}

static bool roots_exist(const struct options *options, struct arena *arena) {
    for (size_t i = 0; i < options->root_count; i++) {
        if (file_kind(arena, options->roots[i]) == FILE_FOLDER) continue;
        terminal_say(terminal_catalogue(arena, options->paths[0]),
                     MESSAGE("--root “{0}” is not a folder", options->roots[i]));
        return false;
    }
    return true;
}

/* Nothing was found to work on, which is wrong usage; but projects inside the folder go on. */
static int say_vacant(const struct options *options, struct chosen_project *chosen, struct project *project,
                      const struct diagnostics *messages) {
    chosen->vacant = true;
    messages_print(options, spoken_words(project), project, messages);
    if (project->nested_count) return STATUS_DONE;
    say_nothing_done(options, spoken_words(project), messages,
                     MESSAGE("no planpress.yaml in {0} or any folder above it, and no document in it", chosen->root));
    return STATUS_USAGE;
}

/* Of a release the paths of the command line are outputs: the documents that they are of are what is worked on. */
static int run_release(const struct options *options, struct arena *arena, struct diagnostics *sink,
                       struct project *project, struct folder *folder, struct projects_run *all) {
    struct options jobs;
    if (!release_choose(arena, options, project, folder, spoken_words(project), &jobs)) return STATUS_CONTENT;
    return run_project(&jobs, arena, sink, project, folder, all);
}

static int refuse_export(struct project *project) {
    terminal_say(spoken_words(project),
                 MESSAGE("the paths belong to several projects, which cannot stand in one export; "
                         "call export for each, or with --format csv"));
    return STATUS_USAGE;
}

static int work_on(struct projects_run *all, size_t at, struct arena *arena, struct diagnostics *sink,
                   struct project *project, struct folder *folder) {
    projects_add_nested(all->projects, at, project);
    struct chosen_project *chosen = &all->projects->items[at];
    struct options options = projects_options(all->projects, chosen);
    if (!project->settled && project->vacant) {
        struct diagnostics messages = choose_messages(arena, &options, project, sink, &(struct jobs){0});
        if (!messages.errors) return say_vacant(&options, chosen, project, &messages);
    }
    bool several = projects_are_several(all->projects);
    bool export = options.command == COMMAND_EXPORT;
    if (export && several && !options.csv) return refuse_export(project);
    if (options.command == COMMAND_RELEASE) return run_release(&options, arena, sink, project, folder, all);
    if (options.command == COMMAND_VERIFY_RELEASE)
        return verify_release(&options, arena, sink, project, folder, spoken_words(project));
    if (export) return run_export(&options, arena, sink, project, folder);
    all->name = several ? chosen->root : (struct str){0};
    return run_project(&options, arena, sink, project, folder, all);
}

static int open_and_work(struct projects_run *all, size_t at, struct arena *arena, struct folder *folder,
                         const struct project_options *wish) {
    const struct options *options = all->projects->options;
    struct diagnostics sink = diagnostics_new(arena);
    struct message problem = {0};
    struct project *project = project_open(arena, &sink, wish, &problem);
    if (project) return work_on(all, at, arena, &sink, project, folder);
    diagnostics_sort(&sink);
    const struct catalogue *words = terminal_catalogue(arena, wish->path);
    messages_print(options, words, NULL, &sink);
    listener_failed(options->listener, words, &sink, problem);
    machine_problem(words, problem);
    return sink.errors ? status_of(options, &sink) : STATUS_USAGE;
}

static struct store *open_store(const struct options *options, struct arena *arena, struct output output,
                                struct str root) {
    bool kept = options->command == COMMAND_BUILD && options->dump == DUMP_NONE;
    if (options->fresh || options->set_count) return NULL; /* what is kept was made of planpress.yaml as it stands */
    if (!kept) kept = output_is_kept(arena, output, root, true);
    struct str folder = kept ? output.folder : (struct str){0};
    return store_open(arena, folder, output.below, options->records, options->record_count);
}

static struct project_options options_of_project(const struct projects_run *all, size_t at) {
    const struct options *options = all->projects->options;
    return (struct project_options){.path = all->projects->items[at].root,
                                    .roots = options->roots,
                                    .root_count = options->root_count,
                                    .sets = options->sets,
                                    .set_count = options->set_count,
                                    .templates = all->templates,
                                    .as_of = options->as_of,
                                    .spoken = terminal_language(),
                                    .part = options->part,
                                    .values = options->dump == DUMP_VALUES,
                                    .store = all->store};
}

/* Closes the folder, if there is one, in any case. */
static int work_and_close(struct projects_run *all, size_t at, struct arena *arena, struct folder *folder,
                          const struct project_options *wish) {
    int status = open_and_work(all, at, arena, folder, wish);
    struct message problem = {0};
    if (!folder || folder_close(folder, arena, &problem)) return status;
    return status == STATUS_MACHINE ? status : machine_problem(terminal_catalogue(arena, wish->path), problem);
}

/* What was kept by runs before is used, and what this one has made is kept. */
static int keep_and_work(struct projects_run *all, size_t at, struct arena *arena, struct folder *folder) {
    struct chosen_project *chosen = &all->projects->items[at];
    struct options own = projects_options(all->projects, chosen);
    all->store = open_store(&own, arena, output_place(&own, chosen->root), chosen->root);
    struct project_options wish = options_of_project(all, at);
    struct again_run run = {&own, chosen, &wish, folder, all->store};
    int status;
    wish.asked = all->asked = all->store || own.deps.size ? files_asked_new() : NULL;
    all->again = all->projects->count == 1 && !own.part ? again_open(arena, &run) : NULL;
    if (again_say(all->again, seconds_since(all->start), &status)) {
        struct message unheard;
        if (folder) folder_close(folder, arena, &unheard);
    } else {
        status = work_and_close(all, at, arena, folder, &wish);
        again_keep(all->again);
    }
    files_asked_free(wish.asked);
    struct output output = output_place(&own, chosen->root);
    store_close(all->store, status != STATUS_MACHINE && output_is_kept(arena, output, chosen->root, !folder));
    return status;
}

/* Where something is written, no other run does until this one is done. */
static int hold_and_work(struct projects_run *all, size_t at, struct arena *arena) {
    const struct options *options = all->projects->options;
    bool releases = options->command == COMMAND_RELEASE || options->command == COMMAND_VERIFY_RELEASE;
    bool builds = options->command == COMMAND_BUILD && options->dump == DUMP_NONE;
    bool writes = builds || releases || (options->command == COMMAND_EXPORT && options->csv);
    const struct chosen_project *chosen = &all->projects->items[at];
    struct options own = projects_options(all->projects, chosen);
    struct output output = output_place(&own, chosen->root);
    struct folder *folder = writes ? folder_open(output, chosen->absolute, options->quiet) : NULL;
    if (folder) folder_tell(folder, options->listener);
    return keep_and_work(all, at, arena, folder);
}

/* A mend may bring another to light. Of those that were chosen by their codes each is made once. */
static int mend_and_work(struct projects_run *all, size_t at, struct arena *arena) {
    enum { MOST_ROUNDS = 5 };
    const struct options *options = all->projects->options;
    bool mended = false;
    struct options own = *options;
    own.mended = &mended;
    all->projects->options = &own;
    int status = hold_and_work(all, at, arena);
    for (int round = 1; mended; round++) {
        struct arena *again = arena_create();
        mended = false;
        own.fix = round < MOST_ROUNDS && !own.mends.count;
        status = hold_and_work(all, at, again);
        arena_destroy(again);
    }
    all->projects->options = options;
    return status;
}

/* Each would write over what the one before has written. */
static bool is_deps_for_one(const struct options *options, const struct chosen_projects *projects) {
    if (!options->deps.size || projects->count == 1) return true;
    terminal_say(terminal_catalogue(projects->arena, options->paths[0]),
                 MESSAGE("the paths belong to several projects, and --deps is for one of them: build each by itself"));
    return false;
}

/* One after the other, each in an arena of its own; the worst status wins. */
static int run_projects(const struct options *options, struct arena *arena, struct str templates,
                        struct timespec start) {
    struct chosen_projects projects = projects_named(arena, options);
    struct projects_run all = {.projects = &projects, .templates = templates, .start = start};
    int worst = STATUS_DONE;
    if (!is_deps_for_one(options, &projects)) return STATUS_USAGE;
    for (size_t at; (at = projects_next(&projects)) < projects.count;) {
        struct arena *own = arena_create();
        projects.items[at].done = true;
        int status = mend_and_work(&all, at, own);
        worst = status > worst ? status : worst;
        arena_destroy(own);
        clock_gettime(CLOCK_MONOTONIC, &all.start);
        if (options->command == COMMAND_EXPORT && !options->csv && status == STATUS_USAGE) break;
    }
    return worst;
}

/* By the folders of outputs that the paths lie in. */
static int run_releases(const struct options *options, struct arena *arena, struct str templates,
                        struct timespec start) {
    struct release_places places = {0};
    int worst = release_places_of(arena, options, &places) ? STATUS_DONE : STATUS_USAGE;
    for (size_t i = 0; i < places.count; i++) {
        struct arena *scratch = arena_create();
        const struct release_place *place = &places.items[i];
        struct options own = release_place_options(scratch, options, place);
        struct chosen_project one = {.root = place->root,
                                     .absolute = disk_absolute(scratch, place->root),
                                     .paths = own.paths,
                                     .path_count = own.path_count};
        struct chosen_projects alone = {
            .arena = scratch, .options = &own, .items = &one, .count = 1, .common = one.absolute};
        int status = hold_and_work(&(struct projects_run){.projects = &alone, .templates = templates, .start = start}, 0, scratch);
        worst = status > worst ? status : worst;
        arena_destroy(scratch);
    }
    return worst;
}

/* Weak and wrong documents are no reason for an engine to stop: the build at the end says so. */
static int run_step(const struct options *options, struct arena *arena, struct str templates, struct timespec start) {
    struct options build;
    int status;
    if (options->step != STEP_OUTPUT) return step_do(options, arena, templates);
    if (!step_build(options, arena, &build, &status)) return status;
    status = run_projects(&build, arena, templates, start);
    return status == STATUS_CONTENT ? STATUS_DONE : status;
}

static int open_and_run(const struct options *options, struct arena *arena, struct timespec start) {
    struct str templates = templates_folder(arena);
    if (!templates.size)
        return machine_problem(
            NULL, MESSAGE("the folder of the built-in templates is not found; name it in PLANPRESS_TEMPLATES"));
    if (options->command == COMMAND_COMPLETIONS) return completions_print(options, arena);
    if (!roots_exist(options, arena)) return STATUS_USAGE;
    if (options->command == COMMAND_IMPORT) return import_table(options, arena, templates);
    if (options->command == COMMAND_ADD) return add_row(options, arena, templates);
    if (options->command == COMMAND_NEW) return new_make(options, arena, templates);
    if (options->command == COMMAND_GRAPH) return run_paths_exist(options, arena) ? graph_print(options, arena, templates) : STATUS_USAGE;
    if (options->command == COMMAND_SCHEMA) return schema_print(options, arena, templates);
    if (options->command == COMMAND_EXPLAIN) return explain(options, arena, templates);
    if (options->command == COMMAND_STEP) return run_step(options, arena, templates, start);
    if (!run_paths_exist(options, arena)) return STATUS_USAGE;
    if (options->command == COMMAND_FMT) return fmt(options, arena, templates);
    if (options->command == COMMAND_LEAK) return leak(options, arena, templates);
    bool releases = options->command == COMMAND_RELEASE || options->command == COMMAND_VERIFY_RELEASE;
    return releases ? run_releases(options, arena, templates, start) : run_projects(options, arena, templates, start);
}

/* More warnings than were allowed, in all projects together. */
static int limit_warnings(const struct options *options, int status) {
    size_t heard = options->report ? options->report->heard : 0;
    if (!options->limits_warnings || heard <= options->most_warnings) return status;
    terminal_say(options->report->words,
                 MESSAGE("{0, plural, one {# warning} other {# warnings}}, more than --max-warnings allows: {1}", heard,
                         options->most_warnings));
    return status > STATUS_CONTENT ? status : STATUS_CONTENT;
}

/* What a run has to say to other programs is written when all is done. */
static int write_reports(const struct options *options, struct arena *arena, int status) {
    struct message problem = {0};
    if (!options->report) return status;
    if (!report_write(options->report, options, &problem))
        return machine_problem(terminal_catalogue(arena, options->paths[0]), problem);
    return limit_warnings(options, status);
}

static int open_and_report(const struct options *options, struct arena *arena, struct timespec start) {
    struct options own = *options;
    struct message problem = {0};
    own.report = report_new(arena, options);
    if (own.report && !baseline_open(own.report, options, &problem)) {
        terminal_say(terminal_catalogue(arena, options->paths[0]), problem);
        return STATUS_USAGE;
    }
    return write_reports(&own, arena, open_and_run(&own, arena, start));
}

int run_command(const struct options *options) {
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct arena *arena = arena_create();
    int status = open_and_report(options, arena, start);
    arena_destroy(arena);
    return status;
}
