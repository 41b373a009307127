/** The edge of the square in which {@link iconShapes} are drawn. */
export const iconSize = 128;

/** The sign of Hutong, as in `assets/icon.svg`: a gate in a wall, and the way through it. Paths as SVG writes them. */
export const iconShapes = [
  { colour: '#64849a', path: 'M0 0h128v24h-8v104h-16V72a40 40 0 0 0-80 0v56H8V24H0z' },
  { colour: '#dd4730', path: 'M64 48 96 80H80v48H48V80H32z' },
] as const;

/** The same while Hutong does nothing: seen on light toolbars and on dark ones. */
export const greyIcon = {
  size: iconSize,
  shapes: iconShapes.map(({ path }, i) => ({ colour: i === 0 ? '#7e878e' : '#a2a9ae', path })),
};
