import { beginsInDisguise, bytes, escapesColon, isLetter, plain, rolesOf } from './plain-address.ts';

/** An address has no more parameters than this that are looked at. */
export const maxParameters = 60;

/** How the value of a parameter begins: as nothing that leads anywhere, as a host does, or as an address. */
export const leadsNowhere = 0;
export const likeHost = 1;
const likeAddress = 2;

/** Where the parameters of the query stand: name, equals sign and end, and how each value begins. See {@link readParameters}. */
export const parameters = {
  count: 0,
  names: /* @__PURE__ */ new Int32Array(maxParameters),
  equals: /* @__PURE__ */ new Int32Array(maxParameters),
  ends: /* @__PURE__ */ new Int32Array(maxParameters),
  beginnings: /* @__PURE__ */ new Uint8Array(maxParameters),
  /** Whether an address may stand where no parameter is looked at: in the whole query, or beyond {@link maxParameters}. */
  mayLeadBesides: false,
  /** Whether a name is written with escapes, so that it has to be decoded to be compared. */
  escapedNames: false,
  /** Whether the query has a semicolon, which some take for a separator, as is done here, and others do not. */
  semicolons: false,
};

const cleanly = 1;
/** What may stand in front of the colon of a scheme, and in a host. */
const valueRoles = /* @__PURE__ */ rolesOf([
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-', cleanly],
]);

/** How a value that begins at `at` does so. */
function beginningOf(at: number): number {
  if (beginsInDisguise(at)) return likeAddress;
  let found = leadsNowhere;
  for (; ; at++) {
    const code = bytes[at] as number;
    if (valueRoles[code] === cleanly) continue;
    if (code === 0x3a || (code === 0x25 && escapesColon(at))) return likeAddress;
    if (code !== 0x2e) return found;
    if (isLetter(at + 1)) found = likeHost;
  }
}

/** Finds the parameters of the address that was read last, and puts them into {@link parameters}. */
export function readParameters(): void {
  const end = plain.queryEnd;
  let count = 0;
  let besides = plain.pathEnd < end && beginningOf(plain.pathEnd + 1) === likeAddress;
  let escaped = false;
  let semicolons = false;
  for (let at = plain.pathEnd + 1; at < end; at++) {
    const name = at;
    let sign = -1;
    for (; at < end; at++) {
      const code = bytes[at] as number;
      if (code === 0x3d) {
        if (sign < 0) sign = at;
      } else if (code === 0x26 || code === 0x3b) {
        semicolons ||= code === 0x3b;
        break;
      } else if (sign < 0 && (code === 0x25 || code === 0x2b)) escaped = true;
    }
    if (sign <= name) continue;
    if (count === maxParameters) {
      besides = true;
      break;
    }
    parameters.names[count] = name;
    parameters.equals[count] = sign;
    parameters.ends[count] = at;
    parameters.beginnings[count++] = beginningOf(sign + 1);
  }
  parameters.count = count;
  parameters.mayLeadBesides = besides;
  parameters.escapedNames = escaped;
  parameters.semicolons = semicolons;
}
