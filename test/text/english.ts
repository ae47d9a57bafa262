import { languageOf } from './languages.ts';

export const ENGLISH = languageOf('en');
