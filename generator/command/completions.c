/* The scripts of three shells, each written from the table of commands and options. */
#include "command/completions.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "command/explain.h"
#include "command/terminal.h"

struct script {
    struct buffer out;
    struct arena *arena;
    const struct catalogue *words; /* of the descriptions */
};

static void put(struct script *script, const char *text) { buffer_append_c(&script->out, text); }

/* What an option or a command takes, by the name of its argument. */
enum takes { TAKES_NOTHING, TAKES_FOLDER, TAKES_FILE, TAKES_OTHER };

static enum takes argument_of(const char *name) {
    if (!name || *name == '[') return TAKES_NOTHING; /* “--fix[=CODES]” stands alone, too */
    if (!strcmp(name, "DIR")) return TAKES_FOLDER;
    return !strcmp(name, "FILE") || !strcmp(name, "PATH") ? TAKES_FILE : TAKES_OTHER;
}

static bool takes_files(enum command_name command) {
    const char *arguments = command_help(command).arguments;
    return strstr(arguments, "PATH") || strstr(arguments, "FILE") || strstr(arguments, "DIR");
}

static bool takes_names(enum command_name command) { return command == COMMAND_EXPLAIN; }

static void put_words(struct script *script, const char *const *words) {
    for (size_t i = 0; words && words[i]; i++) buffer_format(&script->out, "%s%s", i ? " " : "", words[i]);
}

static void put_topics(struct script *script) {
    for (size_t i = 0; explain_topic(i); i++) buffer_format(&script->out, "%s%s", i ? " " : "", explain_topic(i));
}

static void put_commands(struct script *script) {
    for (int i = 0; i < COMMAND_COUNT; i++) buffer_format(&script->out, "%s ", command_help((enum command_name)i).name);
    put(script, "help");
}

static struct str description(struct script *script, struct message help) {
    return message_text(script->arena, script->words, help);
}

/* bash ------------------------------------------------------------------------------------------------------------- */

static void put_bash_values(struct script *script, enum command_name command, const struct option_help *option) {
    if (argument_of(option->argument) == TAKES_NOTHING) return;
    buffer_format(&script->out, "    %s:%s", command_help(command).name, option->word);
    if (option->letter) buffer_format(&script->out, "|%s:%s", command_help(command).name, option->letter);
    put(script, ") ");
    switch (argument_of(option->argument)) {
    case TAKES_FOLDER: put(script, "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\")"); break;
    case TAKES_FILE: put(script, "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\")"); break;
    case TAKES_NOTHING:
    case TAKES_OTHER:
        put(script, "mapfile -t COMPREPLY < <(compgen -W '");
        put_words(script, option->words);
        put(script, "' -- \"$word\")");
    }
    put(script, "; return ;;\n");
}

static void put_bash_options(struct script *script, enum command_name command) {
    struct option_help option;
    buffer_format(&script->out, "    %s) options='", command_help(command).name);
    for (size_t at = 0; option_help(script->arena, command, &at, &option);) {
        if (option.letter) buffer_format(&script->out, "%s ", option.letter);
        buffer_format(&script->out, "%s ", option.word);
    }
    put(script, "' ;;\n");
}

static void put_bash(struct script *script) {
    struct option_help option;
    put(script,
        "# bash completion for planpress\n_planpress() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} "
        "options=\n"
        "    COMPREPLY=()\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        mapfile -t COMPREPLY < <(compgen -W '");
    put_commands(script);
    put(script, " --help --version' -- \"$word\")\n        return\n    fi\n    case $command:$before in\n");
    for (int c = 0; c < COMMAND_COUNT; c++)
        for (size_t at = 0; option_help(script->arena, (enum command_name)c, &at, &option);)
            put_bash_values(script, (enum command_name)c, &option);
    put(script, "    esac\n    case $command in\n");
    for (int c = 0; c < COMMAND_COUNT; c++) put_bash_options(script, (enum command_name)c);
    put(script, "    esac\n    case $word in\n    -*) mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\"); "
                "return ;;\n    esac\n"
                "    case $command in\n    help) mapfile -t COMPREPLY < <(compgen -W '");
    put_commands(script);
    put(script, "' -- \"$word\") ;;\n");
    for (int c = 0; c < COMMAND_COUNT; c++) {
        enum command_name command = (enum command_name)c;
        struct command_help help = command_help(command);
        if (!takes_names(command) && !help.words) continue;
        buffer_format(&script->out, "    %s) mapfile -t COMPREPLY < <(compgen -W '", help.name);
        if (help.words) put_words(script, help.words);
        else put_topics(script);
        put(script, "' -- \"$word\") ;;\n");
    }
    put(script, "    *) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n    esac\n}\n"
                "complete -F _planpress planpress\n");
}

/* zsh -------------------------------------------------------------------------------------------------------------- */

/* In single quotes, where brackets and colons part what _arguments reads. */
static void put_zsh_text(struct script *script, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\'') put(script, "'\\''");
        else {
            if (c == '[' || c == ']' || c == ':' || c == '\\') buffer_char(&script->out, '\\');
            buffer_char(&script->out, c);
        }
    }
}

static void put_zsh_action(struct script *script, const struct option_help *option) {
    enum takes argument = argument_of(option->argument);
    if (argument == TAKES_NOTHING) return;
    buffer_format(&script->out, ":%s:", option->argument);
    if (argument == TAKES_FOLDER) put(script, "_files -/");
    if (argument == TAKES_FILE) put(script, "_files");
    if (argument == TAKES_OTHER && option->words) {
        put(script, "(");
        put_words(script, option->words);
        put(script, ")");
    }
}

static void put_zsh_option(struct script *script, const char *name, const struct option_help *option) {
    buffer_format(&script->out, " \\\n            '*%s[", name);
    put_zsh_text(script, description(script, option->help));
    put(script, "]");
    put_zsh_action(script, option);
    put(script, "'");
}

static void put_zsh_command(struct script *script, enum command_name command) {
    struct option_help option;
    buffer_format(&script->out, "        %s) _arguments", command_help(command).name);
    for (size_t at = 0; option_help(script->arena, command, &at, &option);) {
        if (option.letter) put_zsh_option(script, option.letter, &option);
        put_zsh_option(script, option.word, &option);
    }
    if (takes_files(command)) put(script, " \\\n            '*:path:_files'");
    if (takes_names(command)) put(script, " \\\n            '*:name:("), put_topics(script), put(script, ")'");
    if (command_help(command).words)
        put(script, " \\\n            '1:name:("), put_words(script, command_help(command).words), put(script, ")'");
    put(script, " ;;\n");
}

static void put_zsh(struct script *script) {
    put(script, "#compdef planpress\n_planpress() {\n    local -a commands\n    commands=(\n");
    for (int c = 0; c < COMMAND_COUNT; c++) {
        struct command_help help = command_help((enum command_name)c);
        buffer_format(&script->out, "        '%s:", help.name);
        put_zsh_text(script, catalogue_words(script->words, help.purpose));
        put(script, "'\n");
    }
    put(script, "        help\n    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n        "
                "return\n    fi\n"
                "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $command in\n");
    for (int c = 0; c < COMMAND_COUNT; c++) put_zsh_command(script, (enum command_name)c);
    put(script,
        "        help) _describe command commands ;;\n    esac\n}\n"
        "if [ \"$funcstack[1]\" = _planpress ]; then _planpress \"$@\"; else compdef _planpress planpress; fi\n");
}

/* fish ------------------------------------------------------------------------------------------------------------- */

static void put_fish_text(struct script *script, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\'' || text.data[i] == '\\') buffer_char(&script->out, '\\');
        buffer_char(&script->out, text.data[i]);
    }
}

static void put_fish_option(struct script *script, enum command_name command, const struct option_help *option) {
    enum takes argument = argument_of(option->argument);
    buffer_format(&script->out, "complete -c planpress -n '__fish_seen_subcommand_from %s' -l %s",
                  command_help(command).name, option->word + 2);
    if (option->letter) buffer_format(&script->out, " -s %s", option->letter + 1);
    if (argument == TAKES_FOLDER) put(script, " -x -a '(__fish_complete_directories)'");
    if (argument == TAKES_FILE) put(script, " -r -F");
    if (argument == TAKES_OTHER) put(script, " -x -a '"), put_words(script, option->words), put(script, "'");
    put(script, " -d '");
    put_fish_text(script, description(script, option->help));
    put(script, "'\n");
}

static void put_fish_command(struct script *script, enum command_name command) {
    struct option_help option;
    struct command_help help = command_help(command);
    buffer_format(&script->out, "complete -c planpress -n __fish_use_subcommand -f -a %s -d '", help.name);
    put_fish_text(script, catalogue_words(script->words, help.purpose));
    put(script, "'\n");
    for (size_t at = 0; option_help(script->arena, command, &at, &option);) put_fish_option(script, command, &option);
    if (takes_files(command)) return;
    buffer_format(&script->out, "complete -c planpress -n '__fish_seen_subcommand_from %s' -f", help.name);
    if (takes_names(command)) put(script, " -a '"), put_topics(script), put(script, "'");
    if (help.words) put(script, " -a '"), put_words(script, help.words), put(script, "'");
    put(script, "\n");
}

static void put_fish(struct script *script) {
    put(script, "# fish completion for planpress\ncomplete -c planpress -n __fish_use_subcommand -f -a help\n");
    put(script, "complete -c planpress -n '__fish_seen_subcommand_from help' -f -a '");
    put_commands(script);
    put(script, "'\n");
    for (int c = 0; c < COMMAND_COUNT; c++) put_fish_command(script, (enum command_name)c);
}

int completions_print(const struct options *options, struct arena *arena) {
    struct script script = {.arena = arena, .words = terminal_catalogue(arena, STR("."))};
    switch (options->shell) {
    case SHELL_BASH: put_bash(&script); break;
    case SHELL_ZSH: put_zsh(&script); break;
    case SHELL_FISH: put_fish(&script); break;
    }
    bool written = fwrite(script.out.data, 1, script.out.size, stdout) == script.out.size && fflush(stdout) == 0;
    buffer_free(&script.out);
    if (!written) return terminal_say(script.words, MESSAGE("cannot write to the standard output")), STATUS_MACHINE;
    return STATUS_DONE;
}
