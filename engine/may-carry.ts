import { plain } from './plain-address.ts';
import { leadsNowhere, likeHost, parameters, readParameters } from './plain-parameters.ts';
import { type NameSays, saysWritten, wayOut } from './unlisted-words.ts';

/**
 * Whether anything in an address could be another one: a scheme behind one of the marks that begin a value, two
 * slashes there, base64 or hex of `http`, or a host behind a name that leads out. Refuses nearly all addresses.
 */
const anythingCarried =
  /[=?#/:_](?:https?(?:%|:|-3a)|(?:a1)?aHR0c|68747470)|[=?#](?:[a-z0-9+.-]*(?:%(?:25)?3a|:|\.[a-z])|%(?:25)?2f|\/\/|Ly9)/i;

/** Whether an address could carry another one, as far as its own characters tell. */
export function mayCarry(address: string): boolean {
  return anythingCarried.test(address);
}

/**
 * {@link mayCarry} for an address that has just been read into {@link plain}. Looks at the names of the parameters that hold
 * something like an address, too: most of them say that nobody is led there.
 */
export function plainMayCarry(address: string): boolean {
  const { pathMayLead, queryMayLead, fragmentMayLead } = plain;
  if (!pathMayLead && !queryMayLead && !fragmentMayLead) return false;
  return (pathMayLead || fragmentMayLead || parametersLead(address)) && anythingCarried.test(address);
}

/** Whether the query may hold the address that this one leads to, as the names in it tell. */
function parametersLead(address: string): boolean {
  readParameters();
  if (parameters.mayLeadBesides) return true;
  let ledOut: boolean | null = null;
  for (let i = 0; i < parameters.count; i++) {
    const beginning = parameters.beginnings[i] as number;
    if (beginning === leadsNowhere) continue;
    const says: NameSays = saysWritten(address.slice(parameters.names[i], parameters.equals[i]));
    if (says === 'way-out') return true;
    // A host without a scheme is a target only where its name says so.
    if (says === 'other' || beginning === likeHost) continue;
    ledOut ??= wayOut.test(
      address.slice(plain.hostStart, Math.min(plain.pathEnd, plain.hostStart + 400)).toLowerCase(),
    );
    if (ledOut) return true;
  }
  return false;
}
