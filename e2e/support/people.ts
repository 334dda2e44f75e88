import type { Page } from '@playwright/test';

export type Lang = 'fr' | 'en';

export type Person = { name: string; email: string };

/** Of every account of the demonstration. */
export const PASSWORD = 'vigie-demo-2026';

const person = (name: string, login: string): Person => ({ name, email: `${login}@kerlann.example` });

/**
 * The accounts of the demonstration (`crates/training/src/demo.rs`). The first eight have just arrived and have done
 * nothing yet: a test that changes what somebody has done takes one that no other test of its project takes.
 */
export const people = {
  adele: person('Adèle Coatanéa', 'adele.coatanea'), // developer
  nolwenn: person('Nolwenn Cadiou', 'nolwenn.cadiou'), // developer, below Gaëtan Rolland
  bastien: person('Bastien Roux', 'bastien.roux'), // developer
  chloe: person('Chloé Stervinou', 'chloe.stervinou'),
  simon: person('Simon Lagadec', 'simon.lagadec'),
  zoe: person('Zoé Lamballe', 'zoe.lamballe'),
  emma: person('Emma Lescure', 'emma.lescure'),
  arthur: person('Arthur Lebreton', 'arthur.lebreton'),
  marion: person('Marion Le Bris', 'marion.le-bris'), // has done everything
  margaux: person('Margaux Dubreuil', 'margaux.dubreuil'), // is late
  justine: person('Justine Floch', 'justine.floch'), // something of hers ends soon
  erwan: person('Erwan Talarmin', 'erwan.talarmin'), // manages eight people
  gaetan: person('Gaëtan Rolland', 'gaetan.rolland'), // manages managers
  florence: person('Florence Abiven', 'florence.abiven'), // security officer
  yannick: person('Yannick Férec', 'yannick.ferec'), // administrator
  isabelle: person('Isabelle Kerjean', 'isabelle.kerjean'), // second administrator
  sylvie: person('Sylvie Cariou', 'sylvie.cariou'), // auditor
  rebecca: person('Rebecca Hartley', 'rebecca.hartley'), // reads English
} as const;

const WORDS = {
  fr: { email: 'Adresse électronique', password: 'Mot de passe', signIn: 'Se connecter' },
  en: { email: 'Email address', password: 'Password', signIn: 'Sign in' },
} as const;

/** Fills the sign-in form of the page that is shown. */
export async function fillSignIn(page: Page, { email }: Person, lang: Lang = 'fr'): Promise<void> {
  const words = WORDS[lang];
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password).fill(PASSWORD);
  await page.getByRole('button', { name: words.signIn }).click();
}
