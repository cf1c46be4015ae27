/* A path is looked up among what was read, what rules leave out and what was left alone, in this order. */
#include "command/named.h"

#include "base/arena.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "project/walk.h"
#include "read/source_file.h"

/* A path of the command line as the project's tree has it, where its name stands and where it leads. */
struct named {
    struct str given, stands, leads;
};

static struct named named_path(struct arena *arena, const struct project *project, struct str given) {
    struct str folder = disk_absolute(arena, path_folder(given));
    struct str stands = path_join(arena, folder, path_name(given));
    if (str_equal_c(path_name(given), ".") || str_equal_c(path_name(given), "..")) stands = disk_absolute(arena, given);
    return (struct named){.given = given,
                          .stands = path_relative(arena, project->root, stands),
                          .leads = path_relative(arena, project->root, disk_absolute(arena, given))};
}

/* All of the project lies below its root and what is above that. */
static bool holds(struct str folder, struct str path) {
    return str_equal_c(folder, ".") || str_starts(folder, STR("..")) || path_is_below(path, folder);
}

static bool is_in(const struct named *named, const struct source *source) {
    return holds(named->stands, source->name) || holds(named->leads, source->name);
}

static bool has_read(const struct project *project, const struct named *named) {
    for (size_t i = 0; i < project->read_count; i++)
        if (is_in(named, project->read[i])) return true;
    return false;
}

static bool is_told(const struct diagnostics *sink, const struct named *named) {
    for (const struct diagnostic *d = sink->first; d; d = d->next)
        if (d->span.source && d->span.source->name.size && is_in(named, d->span.source)) return true;
    return false;
}

static bool report_ignored(struct diagnostics *sink, const struct project *project, const struct named *named) {
    for (size_t i = 0; i < project->ignored_count; i++) {
        const struct walk_ignored *ignored = &project->ignored[i];
        if (!path_is_below(named->stands, ignored->path)) continue;
        struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_X09, ignored->rule->span,
                                        "“{0}” was named and is left out because of this line", named->given);
        diagnose_help(sink, d, "change the line if the file is to be read");
        return true;
    }
    return false;
}

/* What would have been said of it, had it been thought to be ours. */
static bool report_left_alone(struct diagnostics *sink, const struct project *project, const struct named *named) {
    size_t before = sink->count;
    for (const struct diagnostic *d = project->left_alone.first; d; d = d->next)
        if (str_equal(d->span.source->name, named->stands) || str_equal(d->span.source->name, named->leads))
            if (d->severity != SEVERITY_ERROR) diagnostics_add(sink, d);
    return sink->count > before;
}

static void report_path(struct arena *arena, struct diagnostics *sink, const struct project *project,
                        const struct named *named) {
    const char *apart = walk_set_apart(named->stands);
    if (has_read(project, named) || is_told(sink, named)) return;
    if (!apart && (report_ignored(sink, project, named) || report_left_alone(sink, project, named))) return;
    if (!apart && file_kind(arena, named->given) == FILE_FOLDER) return;
    struct span span = {.source = source_unread(arena, project->files, named->stands)};
    struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_X09, span, "what was named here {0}",
                                    apart ? apart : "is no YAML, JSON or Markdown file");
    diagnose_help(sink, d, "name a document, or a folder of documents");
}

void named_report(struct arena *arena, struct diagnostics *sink, const struct options *options,
                  const struct project *project) {
    for (size_t i = 0; i < options->path_count; i++) {
        struct named named = named_path(arena, project, options->paths[i]);
        report_path(arena, sink, project, &named);
    }
}

/* ---- nothing to do ---- */

struct tally {
    size_t read, ignored, alone;
};

static struct tally count_in(const struct project *project, const struct named *named) {
    struct tally tally = {0};
    for (size_t i = 0; i < project->read_count; i++) tally.read += is_in(named, project->read[i]);
    for (size_t i = 0; i < project->ignored_count; i++) tally.ignored += holds(named->stands, project->ignored[i].path);
    const struct source *last = NULL;
    for (const struct diagnostic *d = project->left_alone.first; d; last = d->span.source, d = d->next)
        tally.alone += d->span.source != last && is_in(named, d->span.source);
    return tally;
}

static struct message describe(struct arena *arena, const struct tally *tally, struct str given) {
    if (tally->read) return message_new(arena, "no document in “{0}” that has a layout", given);
    struct message text = message_new(arena, "no document in “{0}”", given);
    if (tally->alone)
        text = message_new(
            arena, "{0}; {1, plural, one {# file says} other {# files say}} no kind, such as “kind: account-plan”",
            text, tally->alone);
    if (tally->ignored)
        text = message_new(arena, "{0}; {1, plural, one {# is} other {# are}} left out by .gitignore or “exclude”",
                           text, tally->ignored);
    return text;
}

/* What is said when there is nothing to do, by the command; {0} is why. */
static const char *nothing_to_do(enum command_name command) {
    return command == COMMAND_CHECK    ? "nothing to check: {0}"
           : command == COMMAND_EXPORT ? "nothing to export: {0}"
                                       : "nothing to build: {0}";
}

struct message named_nothing(struct arena *arena, const struct options *options, const struct project *project,
                             size_t count) {
    struct message text = {0};
    if (count) return text;
    for (size_t i = 0; i < options->path_count; i++) {
        struct named named = named_path(arena, project, options->paths[i]);
        struct tally tally = count_in(project, &named);
        if (tally.read && options->command == COMMAND_CHECK) return (struct message){0};
        struct message reason = describe(arena, &tally, options->paths[i]);
        text = i ? message_join(arena, "{0}, {1}", text, reason) : reason;
    }
    if (options->layout.size)
        text = message_new(arena, "no document in what was named has the layout “{0}”", options->layout);
    return message_new(arena, nothing_to_do(options->command), text);
}
