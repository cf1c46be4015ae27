// The pictures of the handbook: what a browser shows at the place of the book where a picture stands. For each: the page, in the reader's folder,
// the width and height of the window, and what of the page is looked at (else its top).
import { chromium } from 'playwright-core';

const pages = {
  front: { page: { de: 'build/internal/index.html', en: 'build/internal/index.html' }, width: 1100, height: 318, at: '.files' },
  plan: { page: { de: 'build/internal/konten/lohetal/plan.html', en: 'build/internal/accounts/lowdale/plan.html' }, width: 1180, height: 560 },
  handout: { page: { de: 'build/customer/lohetal/jahresgespraech-2027-handout.html', en: 'build/customer/lowdale/annual-review-2027-handout.html' },
    width: 900, height: 520, at: '#agenda' },
  team: { page: { de: 'build/internal/teambericht.html', en: 'build/internal/team-report.html' }, width: 900, height: 520, at: 'main' },
  lesson: { page: { de: 'build/internal/konten/lohetal/lehre.html', en: 'build/internal/accounts/lowdale/lesson.html' }, width: 900, height: 430 },
  theme: { page: { de: 'build/internal/konten/lohetal/lehre.html', en: 'build/internal/accounts/lowdale/lesson.html' }, width: 900, height: 430 },
  preview: { page: { de: 'internal/konten/lohetal/plan.html', en: 'internal/accounts/lowdale/plan.html' }, width: 1000, height: 390, served: true },
  formula: { page: { de: 'build/internal/konten/lohetal/plan.html', en: 'build/internal/accounts/lowdale/plan.html' },
    width: 900, height: 116, top: -12, at: { de: '#die-lage-in-zahlen', en: '#where-we-stand-in-figures' } },
};

let browser, watched;
const start = async () => { browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--allow-file-access-from-files'] }); };
const open = ({ width, height }) => browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5, reducedMotion: 'reduce' });

/** Looks at a page that is served, as a reader does before the file changes. */
export async function watch(language, address) {
  await start();
  const name = Object.keys(pages).find((name) => pages[name].served);
  watched = await open(pages[name]);
  await watched.goto(address + pages[name].page[language]);
  await watched.waitForTimeout(1000);
}

export async function take(folder, name, language, file) {
  await start();
  const { page: paths, width, height, at, top = -16, served } = pages[name];
  const page = served ? watched : await open({ width, height });
  if (served) await page.waitForTimeout(3000); // what was saved is built and shown
  else await page.goto(`file://${folder}/${paths[language]}`);
  const mark = at?.[language] ?? (typeof at === 'string' ? at : null);
  if (mark) await page.locator(mark).first().evaluate((element, by) => { element.scrollIntoView(); window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY + by); }, top);
  await page.evaluate(() => { // an edge, for the paper is white too
    const edge = document.body.appendChild(document.createElement('div'));
    edge.style.cssText = 'position: fixed; inset: 0; border: 1px solid #9aa7ad; pointer-events: none; z-index: 9';
  });
  await page.screenshot({ path: file });
  await page.close();
}

export const close = () => browser?.close();
