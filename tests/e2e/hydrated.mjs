import { createElement as h, useState } from 'react';

/** An article of which the whole document belongs to React, from `html` on. */
export function Article() {
  const [likes, setLikes] = useState(0);
  const [more, setMore] = useState(false);
  return h(
    'html',
    { lang: 'zh-CN' },
    h('head', null, h('title', null, 'Hydrated')),
    h(
      'body',
      null,
      h('p', null, h('a', { href: 'https://item.taobao.com/item.htm?id=1' }, 'tea')),
      h('button', { type: 'button', id: 'like', onClick: () => setLikes(likes + 1) }, `liked ${likes}`),
      h('button', { type: 'button', id: 'more', onClick: () => setMore(true) }, 'more'),
      more && h('p', null, h('a', { href: 'https://item.jd.com/1.html' }, 'cup')),
    ),
  );
}
