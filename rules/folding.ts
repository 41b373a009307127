import type { ScalarTag, Tags } from 'yaml';

/**
 * The library's own tags, but for texts: it folds the first line of a long one as if its name stood at the margin, and
 * leaves on one line what would fit without its name. Both make lines longer than was asked for.
 */
export function foldingTags(tags: Tags): Tags {
  return tags.map((tag) => (typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:str' ? fromTheMargin(tag) : tag));
}

function fromTheMargin(tag: Tags[number]): ScalarTag {
  const text = tag as ScalarTag;
  return {
    ...text,
    stringify(item, context, onComment, onChompKeep) {
      const { indentAtStart: name, indent, options } = context;
      const write = (how: typeof context) => text.stringify?.(item, how, onComment, onChompKeep) ?? '';
      const lineWidth = options.lineWidth ?? 0;
      if (name === undefined || lineWidth === 0) return write(context);
      // The indentation is already that of what stands inside the pair.
      const before = indent.length - 2 + name;
      const written = write({ ...context, indentAtStart: before });
      if (written.includes('\n') || before + written.length <= lineWidth) return written;
      const narrower = { ...options, lineWidth: lineWidth - name };
      return write({ ...context, indentAtStart: indent.length - 2, options: narrower });
    },
  };
}
