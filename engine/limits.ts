/** A longer address is not taken apart: no platform writes one, and a hostile page might. In UTF-16 units. */
export const maxLength = 65_536;
