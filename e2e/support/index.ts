export { expectAccessible } from './axe';
export { expect, type Guard } from './guard';
export { test } from './journey';
export { fillSignIn, PASSWORD, people, type Lang, type Person } from './people';
export { Quiz } from './quiz';
export type { Server } from './server';
export { tour } from './tour';
export { expectWords } from './words';
