import { Logo } from './glyph.tsx';
import { isChinese, type Text } from './text.ts';

/** Both names of Hutong, the one in the reader's script first. */
export function Names({ text }: { readonly text: Text }) {
  const chinese = { lang: isChinese(text) ? text.tag : 'zh-CN', name: '互通' };
  const english = { lang: 'en', name: 'Hutong' };
  const [first, second] = isChinese(text) ? [chinese, english] : [english, chinese];
  return (
    <>
      <Logo />
      <span lang={first.lang}>{first.name}</span>{' '}
      <span class="name-other" lang={second.lang}>
        {second.name}
      </span>
    </>
  );
}
