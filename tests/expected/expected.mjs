// Arranges what `planpress export` prints like the file of expected values and compares every leaf, in both directions:
// what is missing counts, and so does what is too much. The file's words are German, the export's English.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [program, samples] = process.argv.slice(2);

const WORDS = {
    verhandlung: 'negotiation', angebot: 'offer', bedarfsanalyse: 'need_analysis', qualifiziert: 'qualified', idee: 'idea',
    vertrag: 'contract', eigeninitiative: 'proactive', gemeinsam: 'joint', entwicklung: 'engineering', finanzen: 'finance',
    einkauf: 'purchasing', qualitaet: 'quality', logistik: 'logistics', produktion: 'production',
    verkaufskompetenz: 'sales', produktwissen: 'product', marktwissen: 'market', kaufprozesswissen: 'buying_process',
    analytische_kompetenz: 'analysis', sozialkompetenz: 'social', kommunikationskompetenz: 'communication',
    führungskompetenz: 'leadership', strategische_kompetenz: 'strategy',
};

const exported = file => {
    const { as_of, documents } = JSON.parse(execFileSync(program, ['export', `${samples}/${file}`, '--format', 'json', '--show-confidential'],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 }));
    if (documents.length !== 1) throw new Error(`${file}: ${documents.length} documents exported, expected 1`);
    return { as_of, ...documents[0].fields, findings: documents[0].findings };
};

const map = (rows, key, value) => Object.fromEntries(rows.map(row => [row[key], value(row)]));
const known = (rows, key, field) => map(rows.filter(row => row[field] !== null), key, row => row[field]);
const sum = (rows, field) => rows.reduce((total, row) => total + (row[field] ?? 0), 0);
const ids = rows => rows.map(row => row.id);
const groups = (rows, key, value) => {
    const grouped = {};
    for (const row of rows) (grouped[row[key] ?? '-'] ??= []).push(row);
    return Object.fromEntries(Object.entries(grouped).map(([name, members]) => [name, value(members)]));
};
const count = rows => rows.length;
// A rule by its code, or all rules of a family by its name: “P03” are P03a, P03b, ...
const isCalled = (code, name) => code === name || code.replace(/[a-z]$/, '') === name;
const reported = (document, name, field, pattern = /./) =>
    document.findings.filter(f => isCalled(f.code, name) && f.field === field && pattern.test(f.message)).map(f => f.row);

function planFigures(plan) {
    const { revenue, opportunities, stakeholders, actions, whitespace } = plan;
    const closed = revenue.years.filter(year => year.closed);
    const running = revenue.years.find(year => year.year === revenue.running);
    const open = opportunities.filter(opportunity => opportunity.open);
    const [first, last] = [closed.at(0).year, closed.at(-1).year].map(Number);
    return {
        as_of: plan.as_of,
        revenue_actual: known(closed, 'year', 'actual'),
        yoy_percent: known(closed, 'year', 'growth'),
        cagr_percent: revenue.cagr,
        cagr_span: [first, last, last - first],
        target_attainment_percent: known(closed, 'year', 'attainment'),
        revenue_share_percent: known(closed, 'year', 'share'),
        forecast: { year: Number(running.year), forecast_attainment_percent: revenue.attainment, share_percent: running.share },
        run_rate: {
            fy_start: running.fiscal_start, days_elapsed: running.days_elapsed, days_total: running.days_total,
            linear_projection: running.projection, pro_rata_plan: running.pro_rata_plan,
            ytd_attainment_percent: running.pro_rata_attainment,
        },
        share_of_wallet_percent: plan.wallet_share,
        hit_rate_percent: known(closed, 'year', 'hit_rate'),
        family_sum_check: map(closed.filter(year => year.family_sum !== null), 'year', year =>
            ({ sum: year.family_sum, actual: year.actual, diff: year.family_sum - year.actual })),
        pipeline: {
            open_count: open.length, open_value: plan.pipeline_value, weighted: plan.pipeline_weighted,
            won: sum(opportunities.filter(o => o.stage === 'won'), 'value'),
            lost: sum(opportunities.filter(o => o.stage === 'lost'), 'value'),
        },
        pipeline_by_stage: groups(open, 'stage', rows =>
            ({ count: rows.length, value: sum(rows, 'value'), weighted: sum(rows, 'weighted') })),
        opportunities_by_horizon: { short: 0, mid: 0, long: 0, ...groups(open, 'horizon', count) },
        open_by_origin: groups(open, 'origin', count),
        stakeholders: {
            count: stakeholders.length,
            by_function: groups(stakeholders, 'function', count),
            purchasing_share_percent: plan.purchasing_share,
            c_level: stakeholders.filter(s => s.level === 'c_level').length,
            with_owner: stakeholders.filter(s => s.owner !== null).length,
            influence_weighted_stance: plan.stance,
            negative: ids(stakeholders.filter(s => s.stance < 0)),
            relationship_gap: map(stakeholders, 'id', s => s.relationship.gap),
            by_owner: groups(stakeholders, 'owner', count),
        },
        actions: {
            count: actions.length,
            open: plan.open_actions,
            done: actions.filter(a => a.done).length,
            overdue: ids(actions.filter(a => a.overdue)),
            overdue_customer_side: ids(actions.filter(a => a.overdue && a.side === 'customer')),
            without_due: ids(actions.filter(a => a.due === null)),
            done_late: ids(actions.filter(a => a.done_late)),
            completion_percent: plan.completion,
            shared: ids(actions.filter(a => a.visibility === 'shared')),
            due_next_30_days: ids(actions.filter(a => a.due_soon)),
        },
        goal_progress_percent: map(plan.goals, 'id', goal => goal.progress),
        goals_without_open_action: ids(plan.goals.filter(goal => !goal.worked_on)),
        whitespace: {
            rows: groups(whitespace, 'site', rows =>
                ({ revenue: sum(rows, 'revenue'), potential: sum(rows, 'potential'), whitespace: sum(rows, 'unused') })),
            revenue: sum(whitespace, 'revenue'), potential: sum(whitespace, 'potential'),
            whitespace: plan.whitespace_value, penetration_percent: plan.penetration,
        },
        risk_score: map(plan.obstacles, 'id', obstacle => obstacle.score),
        contracts: plan.contracts.filter(contract => contract.notice_deadline !== null).map(contract => ({
            id: contract.id, end: contract.end, notice_deadline: contract.notice_deadline,
            notice_passed: contract.notice_passed, days_to_end: contract.days_left,
            called_off_percent: contract.called_share,
        })),
        plan_age_days: plan.age,
        plan_years: plan.period.years,
        next_year: {
            target: revenue.next_plan, secured: revenue.next_secured, gap: revenue.gap, eligible: plan.next_opportunities,
            weighted_full_year: plan.next_weighted, expected_full_year: plan.next_expected,
            gap_coverage_weighted_percent: plan.coverage, gap_coverage_unweighted_percent: plan.coverage_full,
            prob_reach_target_full_year_percent: plan.chance_of_target, expected_pro_rata: plan.next_expected_pro_rata,
            prob_reach_target_pro_rata_percent: plan.chance_of_target_pro_rata,
        },
        findings: {
            opportunity_without_owner: reported(plan, 'O01', 'opportunities.owner'),
            opportunity_close_in_past: reported(plan, 'O02', 'opportunities.close'),
            opportunity_next_step_overdue: reported(plan, 'O02', 'opportunities.next_step_due'),
            opportunity_without_next_step: reported(plan, 'O01', 'opportunities.next_step'),
            opportunity_value_message_missing: reported(plan, 'O05', 'opportunities.customer_value', /steht noch nicht da|fehlt$/),
            opportunity_customer_value_not_quantified: reported(plan, 'O05', 'opportunities.customer_value'), // what is not said is not in figures: one finding
            stakeholder_without_owner: reported(plan, 'S01', 'stakeholders.owner'),
            stakeholder_contact_older_120_days: reported(plan, 'S06a', 'stakeholders.last_contact'),
            stakeholder_contact_unknown: reported(plan, 'S06b', 'stakeholders.last_contact'),
            risk_without_mitigation: reported(plan, 'P17', 'obstacles.mitigation'),
            risk_overdue: reported(plan, 'P18', 'obstacles.due'),
        },
    };
}

const reviewFigures = review => ({
    agenda_minutes: review.agenda_minutes, duration: review.duration, overrun: review.overrun,
    forward_looking_percent: review.forward_looking,
    clock: review.agenda.map(point => [point.begins, point.ends, point.title]),
    kpis: review.kpis.map(kpi => ({
        name: kpi.name, last: kpi.latest, target: kpi.target, met: kpi.met, delta: kpi.change, trend: kpi.trend,
    })),
});

const coachingFigures = coaching => ({
    gap_target_minus_coach: map(coaching.competences, 'competence', c => c.gap),
    mean_coach: coaching.mean_coach, mean_target: coaching.mean_target,
    self_minus_coach: map(coaching.competences, 'competence', c => c.self_image),
    largest_gaps: coaching.largest_gaps,
    overdue_actions: coaching.overdue_actions,
    actions_without_account: ids(coaching.action_plan.filter(action => action.application === null)),
    modules_done: ids(coaching.modules.filter(module => module.status === 'done')),
    modules_without_prep_or_follow_up: ids(coaching.modules.filter(m => m.preparation === null || m.follow_up === null)),
    session_minutes_planned: coaching.session_minutes,
    sessions_out_of_order: coaching.sessions.filter(session => session.out_of_order).map(session => session.date),
});

const businessCaseFigures = businessCase => map(businessCase.scenarios, 'id', scenario => ({
    benefit_per_year: scenario.benefit_per_year, net_per_year: scenario.net_per_year,
    payback_months: scenario.payback_months, roi_percent: scenario.roi, npv: scenario.npv,
    npv_confirmed_only: scenario.npv_confirmed, confirmed_share_percent: scenario.confirmed_share,
}));

// An account's figures stand in its row; those of a manager or a competence in each of its rows, the first of which leads.
const portfolioFigures = portfolio => {
    const { accounts, team_competences } = portfolio;
    const year = Number(portfolio.closed_year);
    return {
        year,
        sum_key_accounts: portfolio.revenue,
        company_total: portfolio.company_revenue,
        key_account_share_percent: portfolio.share,
        shares_percent: map(accounts, 'id', account => account.share),
        cr3_percent: portfolio.cr3, cr5_percent: portfolio.cr5, hhi_lower_bound_0_1: portfolio.hhi / 10000,
        abc_within_portfolio_80_95: map(accounts, 'id', account => account.class),
        abc_cumulative_percent: [...accounts].sort((a, b) => a.cumulative - b.cumulative).map(a => [a.id, a.cumulative]),
        load: map(accounts.filter(account => account.leads), 'manager', account => ({
            accounts: account.load_accounts, [`revenue_${year}`]: account.load_revenue, overdue: account.load_overdue,
        })),
        [`yoy_${year}_percent`]: map(accounts, 'id', account => account.growth),
        [`forecast_attainment_${portfolio.running_year}_percent`]: map(accounts, 'id', account => account.attainment),
        plan_age_days: map(accounts, 'id', account => account.plan_age),
        weighted_pipeline_short_form: map(accounts, 'id', account => account.pipeline),
        competence_mean: map(team_competences.filter(row => row.leads), 'competence', row => row.mean),
    };
};

// A figure of the file keeps its digits: how many are printed says how exactly it is compared.
class Figure {
    constructor(text) { this.text = text; }
}

const readExpected = path => JSON.parse(
    readFileSync(path, 'utf8').replace(/("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?/g, (text, string) => string ?? `{"figure":"${text}"}`),
    (key, value) => typeof value?.figure === 'string' ? new Figure(value.figure) : value);

// The file drops zeros at the end (“96.6” of a percentage means 96.60), so most percentages are known to two places.
const places = (path, figure) => {
    const printed = figure.text.split('.')[1]?.length ?? 0;
    return /percent/.test(path) && !path.startsWith('plan.goal_progress') ? Math.max(printed, 2) : printed;
};

const agrees = (path, expected, found) => {
    if (!(expected instanceof Figure)) return (WORDS[expected] ?? expected) === found;
    return typeof found === 'number' && Math.abs(found - Number(expected.text)) <= 0.5 * 10 ** -places(path, expected) + 1e-9;
};

const isLeaf = value => value === null || typeof value !== 'object' || value instanceof Figure;
const isList = value => Array.isArray(value) && value.every(isLeaf);
const show = value => JSON.stringify(value, (key, part) => part instanceof Figure ? Number(part.text) : part) ?? 'nothing';

let compared, wrong;

const mismatch = (path, expected, found) => {
    wrong++;
    console.log(`not ok - expected: ${path} is ${show(found)}, worked out was ${show(expected)}`);
};

function compare(path, expected, found) {
    if (isLeaf(expected) || isList(expected)) {
        compared++;
        const same = isLeaf(expected) ? agrees(path, expected, found)
            : Array.isArray(found) && found.length === expected.length && expected.every((item, i) => agrees(path, item, found[i]));
        if (!same) mismatch(path, expected, found);
        return;
    }
    if (isLeaf(found ?? null)) return compared++, mismatch(path, expected, found);
    const names = Object.keys(expected).map(name => WORDS[name] ?? name);
    Object.values(expected).forEach((value, i) => compare(`${path}.${names[i]}`, value, found[names[i]]));
    for (const name of Object.keys(found).filter(name => !names.includes(name))) mismatch(`${path}.${name}`, undefined, found[name]);
}

function part(name, comparison) {
    compared = wrong = 0;
    try {
        comparison();
    } catch (problem) {
        wrong++;
        console.log(`not ok - expected: ${name}: ${String(problem.message).split('\n')[0]}`);
    }
    const result = wrong === 0 && compared > 0 ? 'ok' : 'not ok';
    console.log(`${result} - expected: ${name}: ${compared} values compared, ${wrong} wrong`);
    return result === 'ok';
}

// What the file lists as overdue, missing or past must also be said as a finding, and nothing else of that kind.
function compareFindings(expected, documents) {
    const { plan, review, coaching, portfolio } = documents;
    const check = (path, list, found) => compare(`findings of ${path}`, list, found);
    const { actions, goals_without_open_action, contracts, next_year } = expected.plan;
    check('actions.overdue', actions.overdue, [...reported(plan, 'A01', 'actions.due'), ...reported(plan, 'A03', 'actions.due')].sort());
    check('actions.overdue_customer_side', actions.overdue_customer_side, reported(plan, 'A03', 'actions.due'));
    check('actions.without_due', actions.without_due, reported(plan, 'A02', 'actions.due'));
    check('goals_without_open_action', goals_without_open_action, reported(plan, 'P03b', 'goals'));
    check('contracts.notice_passed', ids(contracts.filter(c => c.notice_passed)), reported(plan, 'P14b', 'contracts.end'));
    const percent = figure => new RegExp(`\\b${figure.text.replace('.', ',')}\\s%`);
    for (const figure of [next_year.gap_coverage_weighted_percent, next_year.prob_reach_target_full_year_percent])
        check(`next_year: ${figure.text} %`, [''], reported(plan, 'O08', 'revenue.secured_next', percent(figure)));
    check('coaching.overdue_actions', expected.coaching.overdue_actions, reported(coaching, 'A01', 'action_plan.due'));
    check('coaching.actions_without_account', expected.coaching.actions_without_account, reported(coaching, 'C03', 'action_plan.what'));
    check('coaching.modules_without_prep_or_follow_up', expected.coaching.modules_without_prep_or_follow_up,
        [...new Set(reported(coaching, 'C02a', 'modules.title'))]);
    const stale = Object.entries(expected.portfolio.plan_age_days).filter(([id, age]) => Number(age.text) > 90);
    check('portfolio.plan_age_days', stale.map(([id]) => id), reported(portfolio, 'T04', 'accounts.updated'));
    check('review.overrun', expected.review.overrun.text === '0' ? [] : [''], reported(review, 'R01a', 'duration'));
}

const PARTS = {
    plan: ['konten/grossmann/plan.yml', planFigures],
    review: ['konten/grossmann/jahresgespraech-2026.md', reviewFigures],
    coaching: ['coaching/jaeckel-2027.md', coachingFigures],
    business_case: ['konten/grossmann/business-case-gx900.yml', businessCaseFigures],
    portfolio: ['portfolio.yml', portfolioFigures],
};

const expected = readExpected(`${samples}/erwartet.json`);
const documents = {};
const results = Object.entries(PARTS).map(([name, [file, figures]]) => part(name, () => {
    documents[name] = exported(file);
    compare(name, expected[name], figures(documents[name]));
}));
results.push(part('findings', () => compareFindings(expected, documents)));
for (const name of Object.keys(expected).filter(name => !PARTS[name]))
    results.push(part(name, () => { throw new Error('no exported document is compared with it'); }));
process.exit(results.every(Boolean) ? 0 : 1);
