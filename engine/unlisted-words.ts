/**
 * The words by which the general recogniser of wrappers tells a way out from a login, a share button, a search or a
 * picture. Gathered from wrappers, logins and share buttons of the rules, and from ordinary pages.
 */
import { decodeForm } from './decode.ts';

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** A parameter's name as the lists below have it: lower case, letters and digits alone; of `data[url]` the inner name. */
export function plainName(name: string): string {
  const inner = name.endsWith(']') ? name.slice(name.lastIndexOf('[')) : name;
  return inner.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const wayOutNames = names(`
  url u uri link href target to goto go jump jumpto dest destination redirect redirectto redir rd out outlink outbound
  external ext exit away location loc landing landingpage lp scheme deeplink deeplinkvalue applink ulink fallback
  forward urlprefix mpre ued redirectpath website web l
`);

/** Names that end as those of addresses do but carry the page itself, a way back, a picture or a service. */
const otherAddress =
  /^(?:page|this|current|cur|my|own|self|canonical|share|sharing|return|back|callback|cb|login|logout|signin|auth|oauth|success|succ|error|err|fail|failed|cancel|notify|api|ajax|ws|socket|host|base|home|site|src|source|from|prev|parent|top|doc|document|ref|refer|referer|referrer|origin|img|image|imgref|pic|picture|photo|thumb|thumbnail|icon|favicon|logo|avatar|cover|poster|head|feed|rss|xml|json|js|css|script|video|audio|media|mp3|mp4|file|stream|swf|download|upload|webhook|report|log|track|tracking|pixel|impression|imp|monitor|config|data|template|service|server|continue|next|form|search|query)(?:url|uri|link|href)$/;

/** Names that lead back after a login, tell whence a reader came, or hold pictures and services. */
const neverNames = names(`
  redirecturi returnto returnurl return returnuri ret back backto backurl next nexturl continue service callback cb done from
  fromurl ref refer referer referrer origin source src via img image imgs images pic pics picture photo icon logo avatar cover
  poster thumb media video audio mp3 file feed rss xml css js script api endpoint proxy iss issuer audience aud realm
  wtrealm state relaystate claimedid identity jsonp canonical canonicalurl page pageurl host site domain base via ns xmlns
  schema license profile vocab xsd spm scm dtd doctype cite citation ltu
`);

const searchNames = names(
  'q wd w word kw keyword keywords key query search s k p text term str input content title body message msg',
);

/** What a parameter's name says of an address in it. */
export type NameSays = 'way-out' | 'nothing' | 'search' | 'other';

/** What a parameter's name, read with {@link plainName}, says of an address in its value. */
export function nameSays(name: string): NameSays {
  if (name.startsWith('utm') || neverNames.has(name) || otherAddress.test(name)) return 'other';
  if (searchNames.has(name)) return 'search';
  return wayOutNames.has(name) || /(?:url|uri|link|href)$/.test(name) ? 'way-out' : 'nothing';
}

const saidOf = new Map<string, NameSays>();
/** A hostile page may make up ever new names. */
const mostSaid = 5_000;

/** {@link nameSays} for a name as it stands in an address. Pages use few names, again and again. */
export function saysWritten(written: string): NameSays {
  let says = saidOf.get(written);
  if (says === undefined) {
    says = nameSays(plainName(decodeForm(written)));
    if (saidOf.size === mostSaid) saidOf.clear();
    saidOf.set(written, says);
  }
  return says;
}

/** Names that stand beside the address on share buttons: what the reader would post about it. */
export const shareText = names(
  'title text summary desc description pic pics pictures caption status subject quote hashtags body',
);

/** What is said in a host or path by the words between its slashes, dots and hyphens. */
function placeWords(whole: string, anywhere: string): RegExp {
  return new RegExp(`(?:^|[/._?-])(?:${whole})(?:\\d*(?=[/._?-]|$))|${anywhere}`);
}

/** Places that send readers on. */
export const wayOut = placeWords(
  'links?|jump|jumpto|go|goto|gowild|out|away|url|urls|transfer|external|exit|leave|leaving|click|clk|aclk|rd|redir|safety|safetip|l|iv|href|webview|browser|browse|deeplink|ck|ext|outside|bounce|jmp|tz|tiaozhuan',
  'redirect|redir\\b|outlink|outbound|outgoing|linkfilter|checkurl|gotolink|safejump|safelinks|uriconfirm|urldefense|interstitial|openurl|sinaurl|linkshim|middlepage|applink|ulink|golink|gourl|jumpurl|linkjump',
);

/**
 * Places that show another site's page themselves: archives, caches, translators, proxies. Whoever follows such a link
 * stays with them, so that a wall towards the other site does not stop it.
 */
export const copyPlace = placeWords('archive|archives|wayback|webcache|cache|translate|proxy', '\\.translate\\.');

/** Places where readers log in, are checked, or give leave. */
export const loginPlace = placeWords(
  'sso|auth|cas|reg|register|registration|join|account|accounts|session|sessions|consent|connect|id|member|uc|ucenter|saml|signon',
  'log-?in|log-?out|logon|log-?off|sign-?in|sign-?out|sign-?up|passport|oauth|authoriz|authenticat|openid|captcha|qrconnect',
);

/** Places where readers post about an address, or say that they like it. */
export const sharePlace = placeWords(
  'share|shares|sharer|sharing|shareto|sharearticle|intent|tweet|submit|submitlink|bookmark|bookmarks|pin|pinit|plugins|like|likes|post|repost|add|save|recommend|bookmarklet|widgets?',
  '(?:^|[^a-z])share|qzshare|shareqq|sharearticle|addtoany|addthis',
);

/** Places that do something about an address instead of leading there: tools, pictures, advertisements, counters. */
export const toolPlace = placeWords(
  'check|checker|check-url|w3c|embed|player|pagead|ads|adx|adserver|collect|beacon|pixel|analytics|stats?|log|tracker|imag(?:e|es)|img\\w*|unsafe|thumbs?|photon|resize|photo|photos|avatar|favicons?|s2|icon|screenshot|qr|insights|whois|seo|lint|debug|debugger|preview|api|v1|rss|feeds?|podcasts?|subscribe|comments?|reply|search|upload|report|complain|feedback|contact|graphql|ping|lookup|scan|test|analy[sz](?:e|is)|summary|issues|compare|edit|new|wiki|schema|ns|occm|vcjm',
  'validat|oembed|qrcode|qr-code|qr_code|pagespeed|showimage|thumbnail|imageview|cdn-cgi',
);

/** Pictures and other files that pages fetch rather than lead to. */
export const fetchedFile = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|css|js|woff2?|mp4|m3u8|mp3)$/i;
