#!/bin/sh
# The benchmark plan: tests/bench/plan.sh FOLDER [COUNT] writes a project with COUNT (1) German plans of seven pages each: contents, two pages of
# prose, a table of 12 facts, a columns chart of eight years, SWOT, tables of 12, 15 and 20 rows. Kind and layout are the project's own, so that
# the plan stays the same when the built-in ones change. All plans have the same sentences and titles, each in an order of its own, and their own
# figures and days. Nothing is left to chance: the same call writes the same bytes.
set -eu
folder=${1:?usage: plan.sh FOLDER [COUNT]}
count=${2:-1}
mkdir -p "$folder/templates/bench-plan" "$folder/templates/languages" "$folder/konten"

cat >"$folder/planpress.yaml" <<'END'
firma: {name: Brandt & Söhne Pumpenbau GmbH, anschrift: "Hafenweg 4, 48155 Münster"}
sprache: de
währung: EUR
stichtag: 2026-11-15
END

cat >"$folder/templates/bench-plan/fields.yaml" <<'END'
kind: bench-plan
names: {en: Bench plan, de: Messplan}
class: internal
body: chapters
fields:
  title: {type: text, required: true, de: Titel}
  version: {type: text, de: Version}
  updated: {type: date, de: Stand}
  owner: {type: text, required: true, de: Verantwortlich}
  deputy: {type: text, de: Vertretung}
  sponsor: {type: text, de: Sponsorin}
  from: {type: date, required: true, de: Von}
  to: {type: date, required: true, de: Bis}
  customer:
    type: group
    de: Kunde
    of:
      name: {type: text, required: true, de: Name}
      legal_form: {type: text, de: Rechtsform}
      industry: {type: text, de: Branche}
      seat: {type: text, de: Sitz}
      employees: {type: integer, de: Mitarbeitende}
      since: {type: period, de: Kunde seit}
  years:
    type: list
    de: Jahre
    keyed: [year]
    of:
      year: {type: period, required: true, de: Jahr}
      plan: {type: money, de: Plan}
      actual: {type: money, label: {en: Revenue, de: Umsatz}, de: Ist}
  swot:
    type: group
    of:
      strengths: {type: list of text, de: Stärken}
      weaknesses: {type: list of text, de: Schwächen}
      chances: {type: list of text, de: Möglichkeiten}
      risks: {type: list of text, de: Risiken}
  contracts:
    type: list
    de: Verträge
    of:
      title: {type: text, required: true, de: Titel}
      start: {type: date, de: Beginn}
      end: {type: date, de: Ende}
      volume: {type: money, de: Volumen}
      called_off: {type: money, de: Abgerufen}
      called_share: {formula: 'share(called_off, volume)', label: {en: Called off, de: Abgerufen}}
  opportunities:
    type: list
    de: Chancen
    of:
      title: {type: text, required: true, de: Titel}
      value: {type: money, de: Wert}
      probability: {type: percent, range: 0..100, de: Wahrscheinlichkeit}
      close: {type: date, de: Abschluss}
      stage: {type: enum, de: Stufe, of: {offer: Angebot, negotiation: Verhandlung}}
      owner: {type: text, de: Verantwortlich}
      weighted: {formula: value * probability, label: {en: Weighted, de: Gewichtet}}
  actions:
    type: list
    de: Maßnahmen
    of:
      title: {type: text, required: true, de: Titel}
      owner: {type: text, de: Verantwortlich}
      due: {type: date, de: Fällig}
      status: {type: enum, de: Status, of: {open: Offen, done: Erledigt}}
  chapters: {type: markdown, de: Kapitel}
END

cat >"$folder/templates/bench-plan/plan.md" <<'END'
---
layout: plan
class: internal
title: "`= title`"
subtitle: "`= customer.name`"
contents: true
---

# In brief

```markdown
text: chapters
```

# Facts

```facts
fields: [customer.name, customer.legal_form, customer.industry, customer.seat, customer.employees, customer.since, owner, deputy, sponsor, from, to,
  updated]
```

```page
```

# Eight years

```chart
type: columns
title: Plan and revenue
rows: years
x: year
series: [plan, actual]
```

# Strengths and weaknesses

```grid
cells:
  - {title: Strengths, rows: swot.strengths}
  - {title: Weaknesses, rows: swot.weaknesses}
  - {title: Chances, rows: swot.chances}
  - {title: Risks, rows: swot.risks}
```

# Twelve contracts

```table
rows: contracts
columns: [title, start, end, volume, called_share]
sort: end
```

# Fifteen opportunities

```table
rows: opportunities
columns: [title, stage, owner, close, probability, value, weighted]
sort: weighted desc
total: [value, weighted]
```

# Twenty actions

```table
rows: actions
columns: [title, owner, due, status]
sort: due
```
END

cat >"$folder/templates/languages/de.yaml" <<'END'
In brief: Auf einen Blick
Facts: Daten
Eight years: Acht Jahre
Plan and revenue: Plan und Umsatz
Strengths and weaknesses: Stärken und Schwächen
Strengths: Stärken
Weaknesses: Schwächen
Chances: Chancen
Risks: Risiken
Twelve contracts: Zwölf Verträge
Fifteen opportunities: Fünfzehn Chancen
Twenty actions: Zwanzig Maßnahmen
END

plan() { # NUMBER
    awk -v number="$1" '
    function below(most) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % most }
    function word(    part) {
        if (below(5) < 2) return small[1 + below(smalls)]
        part = first[1 + below(firsts)]
        return below(2) ? part last[1 + below(lasts)] : part
    }
    function words(count,    text) {
        text = first[1 + below(firsts)]
        while (--count > 0) text = text " " word()
        return text
    }
    function sentence() { return words(8 + below(8)) (below(4) ? "." : ", **" words(2) "**.") }
    function day() { return sprintf("%02d.%02d.%d", 1 + below(28), 1 + below(12), 2027 + below(2)) }
    function person() { return people[1 + below(4)] }
    function turned(name, i, count) { return text[name, (i * 7 + number * 5) % count] } # 7 has no divisor in common with any count
    function list(name, count,    i) {
        printf "  %s:\n", name
        for (i = 0; i < count; i++) printf "    - %s\n", turned(name, i, count)
    }
    function make(name, count, length_of,    i) { for (i = 0; i < count; i++) text[name, i] = length_of ? words(length_of) : sentence() }
    BEGIN {
        smalls = split("der die das und in mit für wir ist nicht auf wird den als nach bei über zu im ein aus dem sind von sich", small, " ")
        firsts = split("Kunde Ventil Anlage Vertrag Umsatz Lager Termin Preis Werk Dienst Molkerei Leitung Jahr Risiko Probe Plan " \
            "Einkauf Technik Lieferung Prüfung Messung Wasser Energie Filter Pumpe Betrieb Schicht Fläche Nutzen Aufwand Angebot Auftrag " \
            "Reinigung Gespräch Zusage Bericht Versuch Qualität Größe Übergabe", first, " ")
        lasts = split("plan daten stelle liste zeit folge bedarf leistung führung wechsel prüfung anteil größe stand", last, " ")
        split("Anna Adler,Bernd Birke,Clara Ceder,David Damm", people, ",")
        seed = 4711
        make("stärken", 4, 5); make("schwächen", 3, 5); make("möglichkeiten", 4, 5); make("risiken", 3, 5)
        make("verträge", 12, 4); make("chancen", 15, 4); make("maßnahmen", 20, 6); make("köpfe", 5, 3); make("sätze", 85, 0)
        seed = 4711 + number
        print "art: messplan\ntitel: Plan " number "\nversion: \"1.0\"\nstand: 01.11.2026\nvon: 01.01.2026\nbis: 31.12.2029"
        print "verantwortlich: Anna Adler\nvertretung: Bernd Birke\nsponsorin: Clara Ceder"
        print "kunde:\n  name: Molkerei Nummer " number " eG\n  rechtsform: eG\n  branche: Milch\n  sitz: Oldenburg\n  mitarbeitende: " 800 + number
        print "  kunde_seit: 2012\njahre:"
        for (i = 2019; i <= 2026; i++) printf "  - {jahr: %d, plan: %d000, ist: %d000}\n", i, 900 + below(400), 900 + below(400)
        print "swot:"
        list("stärken", 4); list("schwächen", 3); list("möglichkeiten", 4); list("risiken", 3)
        print "verträge:"
        for (i = 0; i < 12; i++)
            printf "  - {titel: %s, beginn: 01.01.2025, ende: %s, volumen: %d000, abgerufen: %d000}\n", turned("verträge", i, 12), day(), 200 + below(900), below(200)
        print "chancen:"
        for (i = 0; i < 15; i++)
            printf "  - {titel: %s, wert: %d000, wahrscheinlichkeit: %d, abschluss: %s, stufe: %s, verantwortlich: %s}\n", \
                turned("chancen", i, 15), 20 + below(900), 10 * below(10), day(), below(2) ? "angebot" : "verhandlung", person()
        print "maßnahmen:"
        for (i = 0; i < 20; i++)
            printf "  - {titel: %s, verantwortlich: %s, fällig: %s, status: offen}\n", turned("maßnahmen", i, 20), person(), day()
        print "kapitel: |"
        for (i = 0; i < 84; i++) {
            if (i % 17 == 0) printf "  ## %s\n\n", turned("köpfe", i / 17, 5)
            printf "  %s\n%s", turned("sätze", i, 85), i % 6 == 5 ? "\n" : ""
        }
    }'
}

for number in $(seq "$count"); do plan "$number" >"$folder/konten/plan-$number.yaml"; done
