/* The codes of all diagnostics that the program itself gives, in one place. A code never changes its meaning and is the
 * same in every language. The summary is what `planpress explain CODE` prints first.
 *
 * Families: I input and data, M Markdown, K kinds (fields.yaml), F formulas, D layouts and widgets, G pages, fonts and
 * images, L what may not reach a customer, X the project and the command. The families of domain rules (Q P S O A R C B
 * T) belong to rules.yaml. */
#ifndef BASE_CODES_H
#define BASE_CODES_H

/* clang-format off */
#define DIAGNOSTIC_CODES(CODE) \
    CODE(I00, "a file or value that cannot be read as YAML") \
    CODE(I01, "an unknown key beside a comma: did a comma split the text?") \
    CODE(I02, "a value that may not mean what its author meant") \
    CODE(I03, "a reference to an id that does not exist") \
    CODE(I04, "an unknown key") \
    CODE(I05, "a value that cannot be read as its field's type") \
    CODE(I06, "a value that can be read in two ways") \
    CODE(I07, "a required field is missing") \
    CODE(I08, "a value that is not one of the field's choices") \
    CODE(I09, "the same key twice") \
    CODE(I10, "the same id twice") \
    CODE(I11, "a value outside its range") \
    CODE(I12, "a file that is not UTF-8 text") \
    CODE(I13, "a file over a limit (size, depth, number of values)") \
    CODE(I14, "a list where a single value belongs, or the other way round") \
    CODE(I15, "an acceptance of a finding that is not there, or of several rules by one name") \
    CODE(I16, "a table or list in Markdown that could not be read as rows") \
    CODE(I17, "both sides of a merge, of which one has to go") \
    CODE(I18, "rows of a list that do not say what each should say: not said, which is no mistake") \
    CODE(I19, "a place of a template that was not filled in") \
    CODE(I20, "sections of a document for customers that no field took: handed over or not") \
    CODE(I21, "a field that was given up: it is read, but nothing prints it") \
    CODE(I22, "a path to a file that is not there, or cannot be used") \
    CODE(M01, "raw HTML in Markdown, left out") \
    CODE(M02, "a link that is not allowed, left out") \
    CODE(M03, "a mark of a ::: block that makes none: unclosed, unknown, or where none can stand") \
    CODE(M04, "Markdown over a limit") \
    CODE(M05, "a footnote without its text or its reference, or where none can stand; a link whose target is hidden") \
    CODE(M06, "a table whose lines do not fit its head") \
    CODE(M07, "a heading without a text") \
    CODE(M08, "a link that Markdown takes for text") \
    CODE(K01, "a mistake in a fields.yaml or rules.yaml") \
    CODE(F01, "a formula that cannot be parsed") \
    CODE(F02, "an unknown name in a formula") \
    CODE(F03, "a formula whose types do not fit") \
    CODE(F04, "a formula that names what its class may not see") \
    CODE(F05, "a formula that cannot be computed") \
    CODE(D01, "a mistake in a layout") \
    CODE(D02, "an unknown widget or widget option") \
    CODE(D03, "a text of a layout without a translation") \
    CODE(D04, "a mistake in the theme") \
    CODE(G01, "an image that cannot be used") \
    CODE(G02, "a character that no face has") \
    CODE(G03, "a piece that does not fit its page") \
    CODE(G04, "a face that cannot be used") \
    CODE(G05, "a link to an anchor that does not exist") \
    CODE(G06, "text that is written from right to left") \
    CODE(G07, "a language without hyphenation patterns") \
    CODE(G08, "a link to a file that its readers would not find, left out") \
    CODE(G09, "an enclosure that cannot be taken into the folder") \
    CODE(G10, "what a folder with pages from elsewhere does not claim to be") \
    CODE(G11, "what has no room on the pages that a layout may have") \
    CODE(G12, "an image without a description") \
    CODE(L01, "what may never stand in an output for customers, and does") \
    CODE(L02, "the name of a competitor or of another customer in an output for customers") \
    CODE(L05, "an internal text or figure in an output for customers") \
    CODE(L06, "a path, a computer's name or an author's address in an output for customers") \
    CODE(L07, "a forbidden term, or an exception from one, that cannot be used, is over or was not needed") \
    CODE(L08, "a part of an output for customers that could not be looked through") \
    CODE(X01, "a mistake in planpress.yaml or its folder") \
    CODE(X02, "a file of unknown kind") \
    CODE(X03, "the machine cannot read or write") \
    CODE(X04, "a document that draws on one with errors") \
    CODE(X05, "a link or path that leads out of the project's folder") \
    CODE(X06, "a project without planpress.yaml: what was assumed") \
    CODE(X07, "plans are read as of a day long before the last commit") \
    CODE(X08, "a file whose name cannot be used") \
    CODE(X09, "a file that was named and is not read") \
    CODE(X10, "outputs that cannot stand beside each other") \
    CODE(X11, "a document, or a run, that would take too much of the machine")
/* clang-format on */

enum diagnostic_code {
#define CODE(code, summary) CODE_##code,
    DIAGNOSTIC_CODES(CODE)
#undef CODE
        CODE_COUNT
};

#endif
