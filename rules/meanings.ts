import type {
  Client,
  CodeAlphabet,
  Confidence,
  Effect,
  Encoding,
  EvidenceKind,
  Kind,
  Rollout,
  Surface,
  WrapperEffect,
} from '../engine/types.ts';

/** What each word of the rules means, as editors explain it while one writes. */

export const surfaceMeanings: Record<Surface, string> = {
  web: 'Pages of the website that are nothing more special.',
  article: 'Articles, such as those of official accounts.',
  chat: 'A conversation of two people.',
  'group-chat': 'A conversation of several people.',
  moments: 'The feed of friends, such as WeChat Moments.',
  post: 'Posts, notes, captions, comments and profiles.',
  video: 'Pages of a video.',
  live: 'Live rooms and their shopping carts.',
  'mini-program': 'Apps that run inside the app.',
  ad: 'Paid advertisements.',
  search: 'Pages of search results.',
  checkout: 'Where one pays.',
  'in-app': 'The browser that is built into the app.',
  mail: 'Messages of a mailbox.',
  document: 'Documents and tables that people write together.',
};

export const effectMeanings: Record<Effect, string> = {
  unknown: 'No record says what happens.',
  own: 'The link is the platform’s own and is not judged.',
  open: 'The page opens, directly and inside.',
  depends: 'It hangs on something that the place leaves open, such as the surface.',
  warning: 'A page comes in between that lets the reader go on.',
  'login-wall': 'A login or the app is asked for first.',
  'copy-out': 'The reader has to copy the address into a browser.',
  unlinked: 'The address is plain text or is taken out: there is nothing to tap.',
  blocked: 'The page does not open.',
  refused: 'The payment is not taken.',
};

export const wrapperEffectMeanings: Record<WrapperEffect, string> = {
  pass: 'It forwards at once; the reader notices nothing.',
  'app-launch': 'It asks for the app.',
  warning: 'It shows a page that lets the reader go on.',
  'login-wall': 'It asks for a login first.',
  'copy-out': 'It asks the reader to copy the address into a browser.',
  blocked: 'It shows a page that leads nowhere.',
};

export const kindMeanings: Record<Kind, string> = {
  page: 'A page of a website.',
  'short-link': 'An address that stands for another one.',
  affiliate: 'An address that counts a click and forwards.',
  'deep-link': 'An address of an app.',
  'mini-program': 'An address that opens a mini program.',
  payment: 'An address that asks for a payment.',
  share: 'An address behind a share button; told and not judged, unless a wall names this kind.',
  login:
    'An address that logs a reader in or out, or asks for leave; told and not judged, unless a wall names this kind.',
  wrapper: 'An address that carries one which cannot be read.',
  other: 'An address whose scheme no platform claims.',
};

export const encodingMeanings: Record<Encoding, string> = {
  percent: 'Percent-encoded once; the usual case.',
  'percent-or-raw': 'Taken as it stands where it begins as an address, else percent-decoded once.',
  'percent-twice': 'Percent-encoded twice over.',
  raw: 'Taken as it stands.',
  base64: 'Base64, with or without padding.',
  base64url: 'Base64 in the alphabet for addresses.',
  hex: 'Two hexadecimal digits for each byte.',
  'host-only': 'Percent-encoded, and written without https:// before the host.',
  'bing-a1': 'Base64 behind the letters a1, as Bing writes it.',
  'urldefense-v2': 'As version 2 of Proofpoint URL Defense writes it.',
  'urldefense-v3': 'As version 3 of Proofpoint URL Defense writes it.',
  'pc6-base36': 'Three digits in base 36 for each character, as pc6.com writes it.',
  'disqus-key': 'Percent-encoded, with a colon and a key behind it, as Disqus writes it.',
};

export const evidenceKindMeanings: Record<EvidenceKind, string> = {
  primary: 'The platform’s own words.',
  news: 'A newsroom reports it.',
  reprint: 'Somebody’s copy of a report or of the platform’s words.',
  'archived-copy': 'A copy that is kept elsewhere after the original went.',
  blog: 'One person writes about it.',
  community: 'People tell it in a forum, a question or an issue.',
  code: 'A program handles it, such as a userscript.',
};

export const clientMeanings: Record<Client, string> = {
  mobile: 'The app or site on a phone.',
  desktop: 'The program or site on a computer.',
};

export const rolloutMeanings: Record<Rollout, string> = {
  full: 'It holds for everybody.',
  trial: 'It is tried out, for some readers or for some time.',
  partial: 'It holds for some merchants, brands or goods.',
};

export const confidenceMeanings: Record<Confidence, string> = {
  high: 'Two publishers that do not copy each other, or the platform’s own words.',
  medium: 'One good source.',
  low: 'One weak source, or none that is fit to show.',
};

export const codeAlphabetMeanings: Record<CodeAlphabet, string> = {
  mixed: 'Letters and digits with at least one upper-case and one lower-case letter, which keeps prices out.',
  'mixed-with-digit': 'The same with at least one digit, which keeps names in program code out.',
  'letters-and-digits': 'Letters and digits, whichever.',
  digits: 'Digits only; they need marks or words near them.',
  han: 'Chinese characters.',
};
