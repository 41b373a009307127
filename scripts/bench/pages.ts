import { type Random, randomFrom } from '../mutation/random.ts';

/** Of a hundred links: how many lead to platforms, how many of the others are wrapped, how many are written relative. */
const platformShare = 30;
const wrappedShare = 20;
const relativeShare = 10;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const characters =
  '我们今天在这个城市里看见了许多新的东西大家都说好其实时间过得很快所以要把它写下来给朋友看一看春天来风也轻';

function word(random: Random, length: number): string {
  return Array.from({ length }, () => letters[random.below(letters.length)]).join('');
}

function chinese(random: Random, length: number): string {
  return Array.from({ length }, () => characters[random.below(characters.length)]).join('');
}

const platformLinks: readonly ((random: Random, i: number) => string)[] = [
  (random, i) =>
    `https://item.taobao.com/item.htm?id=${600_000_000 + i}&spm=a21bo.${word(random, 12)}&scm=1007.${word(random, 20)}&pvid=${word(random, 32)}`,
  (random, i) => `https://detail.tmall.com/item.htm?abbucket=5&id=${700_000_000 + i}&ns=1&skuId=${random.below(1e9)}`,
  (random, i) =>
    `https://item.jd.com/${100_000_000 + i}.html?cu=true&utm_source=${word(random, 10)}&utm_term=${word(random, 32)}`,
  (random, i) =>
    `https://www.douyin.com/video/7${String(i).padStart(18, '0')}?modeFrom=userPost&secUid=${word(random, 40)}`,
  (random, i) =>
    `https://www.xiaohongshu.com/explore/${i.toString(16).padStart(24, '6')}?xsec_token=${word(random, 36)}`,
  (random, i) =>
    `https://www.bilibili.com/video/BV1${word(random, 5)}${i}/?spm_id_from=333.${word(random, 12)}&vd_source=${word(random, 32)}`,
  (random, i) =>
    `https://mp.weixin.qq.com/s?__biz=${word(random, 16)}==&mid=${i}&idx=1&sn=${word(random, 32)}&chksm=${word(random, 60)}`,
];

const wrappers: readonly ((inner: string) => string)[] = [
  (inner) => `https://link.zhihu.com/?target=${encodeURIComponent(inner)}`,
  (inner) => `https://link.juejin.cn/?target=${encodeURIComponent(inner)}`,
  (inner) => `https://link.csdn.net/?target=${encodeURIComponent(inner)}`,
  (inner) => `https://c.pc.qq.com/middlem.html?pfurl=${encodeURIComponent(inner)}&pfuin=1&type=0`,
  (inner) => `https://weibo.cn/sinaurl?u=${encodeURIComponent(inner)}`,
];

function platformLink(random: Random, i: number): string {
  return random.pick(platformLinks)(random, i);
}

function otherLink(random: Random, i: number): string {
  return `https://www.${word(random, 8).toLowerCase()}.org/news/2024/${i}/${word(random, 12)}.html?from=${word(random, 6)}`;
}

/** The address of a link as a page of this kind has it; each number makes another one. */
function mixedLink(random: Random, i: number): string {
  const kind = random.below(100);
  if (kind < platformShare) return platformLink(random, i);
  if (kind < platformShare + wrappedShare) {
    return random.pick(wrappers)(random.below(2) === 0 ? platformLink(random, i) : otherLink(random, i));
  }
  return kind < platformShare + wrappedShare + relativeShare
    ? `/article/${i}?page=${random.below(9)}`
    : otherLink(random, i);
}

function item(random: Random, address: string, i: number): string {
  const href = address.replaceAll('&', '&amp;');
  return `<li><a href="${href}">${chinese(random, 8)} ${i}</a> ${chinese(random, 20)}。</li>\n`;
}

function page(content: string): Buffer {
  return Buffer.from(
    `<!doctype html><html lang="zh"><meta charset="utf-8"><title>列表</title><body>${content}</body></html>`,
  );
}

/** A page of nothing. */
export const blankPage = page('');

/** A page of many different links, with a few words of text beside each. */
export function linksPage(count: number): Buffer {
  const random = randomFrom(count);
  return page(`<ul>\n${Array.from({ length: count }, (_, i) => item(random, mixedLink(random, i), i)).join('')}</ul>`);
}

/** A page on which every link leads to a platform, so that all of them are findings. */
export function findingsPage(count: number): Buffer {
  const random = randomFrom(count);
  return page(
    `<ul>\n${Array.from({ length: count }, (_, i) => item(random, platformLink(random, i), i)).join('')}</ul>`,
  );
}

/**
 * A page whose own script adds `batches` times `links` links when `addLinks()` is called. That resolves with how long
 * the script took for it (ms), observers included, because they run when the script has ended its turn.
 */
export function growingPage(batches: number, links: number): Buffer {
  const random = randomFrom(batches * links);
  const htmls = Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: links }, (_, i) => item(random, mixedLink(random, batch * links + i), i)).join(''),
  );
  return page(`<ul id="list"></ul><script>
    const batches = ${JSON.stringify(htmls).replaceAll('</', '<\\/')};
    async function addLinks() {
      const list = document.getElementById('list');
      let spent = 0;
      for (const html of batches) {
        await new Promise((next) => setTimeout(next, 20));
        const began = performance.now();
        list.insertAdjacentHTML('beforeend', html);
        await null;
        spent += performance.now() - began;
      }
      return spent;
    }
  </script>`);
}

/** Among so many paragraphs of an article stands one with an address, and one with a passcode. */
const plainParagraphs = 200;

function paragraph(random: Random, i: number): string {
  const words = () => chinese(random, 30 + random.below(60));
  const odd = i % plainParagraphs;
  if (odd === 50) return `<p>${words()}看这里https://m.tb.cn/h.${word(random, 7)}，${words()}</p>\n`;
  if (odd === 150) return `<p>${words()}复制这条信息￥${word(random, 11)}￥打开手机淘宝即可看到，${words()}</p>\n`;
  return `<p>${words()}，<strong>${chinese(random, 6)}</strong>${words()}，¥${random.below(999)}，<em>${word(random, 9)}</em> ${words()}。</p>\n`;
}

/** An article of so many bytes of UTF-8, without a link, with a few addresses and passcodes in its text. */
export function articlePage(bytes: number): Buffer {
  const random = randomFrom(bytes);
  const paragraphs: string[] = [];
  for (let length = 0; length < bytes; ) {
    const text = paragraph(random, paragraphs.length);
    length += Buffer.byteLength(text);
    paragraphs.push(text);
  }
  return page(`<article>\n${paragraphs.join('')}</article>`);
}
