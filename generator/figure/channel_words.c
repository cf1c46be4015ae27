/* What a channel takes, in words: for the manual and for editors. */
#include "base/message.h"
#include "figure/figure.h"

static const char *takes(enum figure_takes takes) {
    switch (takes) {
    case TAKES_TEXT: return "anything that prints";
    case TAKES_NUMBER: return "a number, a percentage or an amount";
    case TAKES_DATE: return "a day or a stretch of time";
    case TAKES_TRUTH: return "a condition";
    case TAKES_NUMBERS: return "a list of numbers";
    }
    return "";
}

struct message figure_channel_words(struct arena *arena, const struct figure_channel *channel, const char *whose) {
    struct message text = message_new(arena, "{0}: {1}", whose, takes(channel->takes));
    if (channel->required) text = message_new(arena, "{0}, needed", text);
    if (channel->many) text = message_new(arena, "{0}, or several of them", text);
    if (channel->eg) text = message_new(arena, "{0}, such as {1}", text, str_of(channel->eg));
    return text;
}

const char *figure_channel_of(const struct figure_type *type, bool setting) {
    if (setting) return "of the chart";
    return type->from_values ? "of each value" : "of each row";
}
