/** Elements that open a mini program or show an account of WeChat without being links, as selectors. */
export const cardSelectors: readonly string[] = [
  '[data-miniprogram-appid]',
  'mp-common-profile',
  'wx-open-launch-weapp',
];

function withPath(owner: string, path: string | null): string {
  return `weixin://dl/business/?${owner}${path === null || path === '' ? '' : `&path=${encodeURIComponent(path)}`}`;
}

/** Names of WeChat's own making; anything else is no card. */
const appId = /^wx[0-9a-f]{10,24}$/i;
const accountName = /^gh_[0-9a-z]{6,24}$/i;
const account = /^[A-Za-z0-9+/]{8,24}={0,2}$/;

/**
 * The address that stands for a card; null where the element is none or does not say what it opens. Mini programs get the link
 * that WeChat documents, `weixin://dl/business/?appid=…&path=…`, with `username` for those that are named so, which nobody
 * documents; accounts get the page that lists their articles. `<wx-open-launch-app>` names no app that anyone else knows.
 *
 * `element` is in lower case.
 */
export function cardAddress(element: string, attribute: (name: string) => string | null): string | null {
  const program = attribute('data-miniprogram-appid');
  if (program !== null)
    return appId.test(program) ? withPath(`appid=${program}`, attribute('data-miniprogram-path')) : null;
  if (element === 'wx-open-launch-weapp') {
    const id = attribute('appid');
    if (id !== null && appId.test(id)) return withPath(`appid=${id}`, attribute('path'));
    const name = attribute('username');
    return name !== null && accountName.test(name) ? withPath(`username=${name}`, attribute('path')) : null;
  }
  if (element !== 'mp-common-profile') return null;
  const id = attribute('data-id');
  if (id === null || !account.test(id)) return null;
  return `https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=${id}#wechat_redirect`;
}

/** The words on a card; empty where it has none of its own. */
export function cardWords(attribute: (name: string) => string | null): string {
  for (const name of ['data-miniprogram-title', 'data-miniprogram-nickname', 'data-nickname']) {
    const words = attribute(name);
    if (words !== null && words !== '') return words;
  }
  return '';
}
