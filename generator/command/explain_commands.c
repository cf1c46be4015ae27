/* Commands with their options, from the table that they are parsed by. */
#include "base/arena.h"
#include "command/explain_internal.h"

/* "-o, --output DIR" */
static struct str option_name(struct arena *arena, const struct option_help *option) {
    const char *argument = option->argument ? option->argument : "";
    bool apart = *argument && *argument != '['; /* not “--fix[=CODES]” */
    return str_format(arena, "%s%s%s%s%s", option->letter ? option->letter : "", option->letter ? ", " : "",
                      option->word, apart ? " " : "", argument);
}

static void put_command(struct explainer *explainer, enum command_name command) {
    struct manual *manual = &explainer->manual;
    struct command_help help = command_help(command);
    struct option_help option;
    manual_entry(manual, str_of(help.name), MESSAGE("a command"));
    manual_line(manual, "usage", str_format(manual->arena, "planpress %s %s", help.name, help.arguments));
    manual_words(manual, "does", help.purpose);
    manual_words(manual, "", help.more);
    for (size_t at = 0; option_help(manual->arena, command, &at, &option);)
        manual_member(manual, option_name(manual->arena, &option), explain_text(explainer, option.help));
}

void explain_commands(struct explainer *explainer) {
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (explain_asks(explainer, str_of(command_help((enum command_name)i).name)))
            put_command(explainer, (enum command_name)i);
}

void list_commands(struct explainer *explainer) {
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct command_help help = command_help((enum command_name)i);
        manual_member(&explainer->manual, str_of(help.name), catalogue_words(explainer->manual.words, help.purpose));
    }
}
