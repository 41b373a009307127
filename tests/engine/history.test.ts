import { describe, expect, it } from 'vitest';
import { pairHistory } from '../../engine/history.ts';
import { pageReport } from '../../engine/page-report.ts';
import { nothingUnread } from '../../engine/report.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Day, Vantage } from '../../engine/types.ts';
import { rulebook as real } from './rules.ts';
import { onRed, toy } from './toy.ts';

const walls = [
  { id: 'old', from: ['chat'], to: 'blue', effect: 'blocked', since: '2013', until: '2021', verified: '2020' },
  { id: 'new', from: ['chat'], to: { not: ['green'] }, effect: 'open', since: '2021', verified: '2023-06-01' },
  { id: 'told', to: '@blues', effect: 'blocked', judged: false, reason: { en: 'x', zh: 'x' }, since: '2022' },
  { id: 'other', to: 'green', effect: 'warning' },
] as const;
const blue = [
  { id: 'inbound', inbound: true, from: ['post'], to: 'red', effect: 'login-wall', since: '2018' },
] as const;
const rulebook = toy(walls as never, { blue: blue as never, staleAfter: 200 });

describe('the history of a pair', () => {
  it('holds every wall between the two, judged or not, of either side, and no other', () => {
    const { timeline, walls: told } = pairHistory('red', 'blue', rulebook, '2023-06-01');
    expect(timeline.walls).toEqual(['old', 'inbound', 'new', 'told']);
    expect(Object.keys(told).sort()).toEqual(['inbound', 'new', 'old', 'told']);
  });

  it('names both platforms and those that its walls mention', () => {
    expect(Object.keys(pairHistory('red', 'blue', rulebook, '2023-06-01').names).sort()).toEqual([
      'blue',
      'green',
      'red',
    ]);
  });

  it('says which records nobody has confirmed for long, and needs no confirmation of what is over', () => {
    expect(pairHistory('red', 'blue', rulebook, '2020-12-31').staleWalls).toEqual(['old']);
    expect(pairHistory('red', 'blue', rulebook, '2021-01-01').staleWalls).not.toContain('old');
    expect(pairHistory('red', 'blue', rulebook, '2023-06-02').staleWalls).not.toContain('new');
    expect(pairHistory('red', 'blue', rulebook, '2024-06-02').staleWalls).toContain('new');
  });

  it('can be read on its own where the destination is any site that no rule knows', () => {
    const { timeline, walls: told } = pairHistory('red', null, rulebook, '2023-06-01');
    expect(timeline.to).toBeNull();
    expect(Object.keys(told)).toEqual(['new']);
  });
});

describe('what happened meanwhile', () => {
  it('is told up to the day, beside platforms that it binds', () => {
    const acts = (day: Day) => pairHistory('wechat', 'taobao', real, day).milestones.map(({ id }) => id);
    expect(acts('2021-09-08')).toEqual(['cn-2021-07-wsj', 'cn-2021-07-26-miit-campaign']);
    expect(acts('2021-09-09').at(-1)).toBe('cn-2021-09-09-miit-order');
  });

  it('is left out beside a platform that serves readers outside China', () => {
    expect(pairHistory('x', 'mastodon', real, '2026-11-24').milestones).toEqual([]);
    expect(pairHistory('instagram', null, real, '2026-11-24').milestones).toEqual([]);
    expect(pairHistory('wechat', 'telegram', real, '2026-11-24').milestones).not.toEqual([]);
  });
});

describe('a report', () => {
  function onRecord(vantage: Vantage | null, day: Day | null, book: RulebookIndex = rulebook): readonly unknown[] {
    const addresses = [
      'https://blue.example/1',
      'https://green.example/1',
      'https://rose.example/',
      'https://red.example/',
    ];
    const found = {
      pageAddress: 'https://page.example/',
      links: addresses.map((address) => ({ address, count: 1, text: '', source: 'link' as const })),
      ordinary: 0,
      texts: [],
      coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
      settled: true,
    };
    return pageReport(found, { rulebook: book, vantage, day, today: '2023-06-01' }).onRecord.toSorted();
  }

  it('tells of which destinations there is a history, whatever the day and the surface', () => {
    const none = toy([walls[0], walls[3]] as never);
    expect(onRecord(onRed('web'), null, none)).toEqual(['blue', 'green']);
    expect(onRecord(onRed('web'), '2008-01-01', none)).toEqual(['blue', 'green']);
  });

  it('has none on a page of no place, and none of the platform’s own links', () => {
    expect(onRecord(null, null)).toEqual([]);
    expect(onRecord(onRed('chat'), null)).toEqual(expect.not.arrayContaining(['red']));
  });

  it('is for the day that the reader chose, and knows which day it is', () => {
    const found = {
      pageAddress: null,
      links: [],
      ordinary: 0,
      texts: [],
      coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
      settled: true,
    };
    const report = (day: Day | null) => pageReport(found, { rulebook, vantage: null, day, today: '2023-06-01' });
    expect(report('2019-01-01')).toMatchObject({ day: '2019-01-01', today: '2023-06-01' });
    expect(report(null)).toMatchObject({ day: '2023-06-01', today: '2023-06-01' });
  });
});
