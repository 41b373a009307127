import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { ExitCode, Io } from './io.ts';
import { addLogCommands } from './log-program.ts';
import { addRulesCommands } from './rules-program.ts';

const from = '--from <platform[:surface]>';
const on = '--on <day>';
const client = '--client <client>';
const region = '--region <code>';
const allPlaces = '--all-places';
const allPlacesHelp = 'name every place that treats all outside links alike, where no place is given';

const judgeHelp = `
Without --from only wrappers judge (link.zhihu.com and the like), and the answer lists where the destination has a
record. With --from wechat and no surface, links whose fate differs by surface are answered "depends". "unknown"
means that no rule has a record; it never means that the link opens.

A share text with a passcode (口令) is told as what it is: the code, whose app reads it, and what a link to that platform
meets instead. It is no link and is not judged; with --json its kind is "passcode".

Examples
  hutong judge https://item.taobao.com/item.htm?id=1 --from wechat:moments
  hutong judge item.taobao.com/item.htm --from wechat:group-chat --on 2021-10-01
  hutong judge "复制这条信息，打开淘宝￥NEVzZCbjQze￥" --from wechat:moments
  cut -f2 links.tsv | hutong judge - --from douyin:live --json | jq -r .effect | sort | uniq -c

An address with & or ? in it wants quotes in most shells.`;

const scanHelp = `
A page is a saved HTML file in any charset. Links are read from a, area, iframe, frame and form elements; scripts,
comments, templates and noscript do not count. Links are judged from the page's own platform and surface, as its
address tells, unless --from names another place. The address is --url, else what the page says (og:url, canonical
link, the browser's "saved from" comment).

With --format ndjson each line is a finding: the object of "judge --json" and line, text, count, source, file, page.
The summary of each page then goes to standard error.

With --format log the answer is a research log, as the extension exports it: pages with what was seen and what was
concluded ("hutong log --help"). Queries of addresses are left out unless --redaction says otherwise.

Examples
  hutong scan article.html
  hutong scan saved-pages/ --from wechat:moments --on 2020-06-01
  hutong scan saved-pages/ --format log > study.ndjson
  hutong scan saved-pages/ --format ndjson | jq -c 'select(.bucket == "walled") | [.file, .line, .link, .wall]'
  curl -s https://example.com/ | hutong scan - --url https://example.com/`;

const shareHelp = `
The link is judged as if it was posted on every surface of every other platform. Answers are grouped: surfaces with the
same record stand in one line, and what meets every outside link stands apart (--all-places names all of these places).
"unknown" means that no rule has a record; it never means that the link opens. Where the link carries a better one, such as
the page behind a redirect, that is told; nothing is made up, and no short link is opened.

Of a text with a passcode (口令) and no address it is told what a link to that platform meets.

With --format json the answer is one object, with ndjson one object for each platform and surface.

Examples
  hutong share https://item.taobao.com/item.htm?id=1
  hutong share "https://link.zhihu.com/?target=https%3A%2F%2Fwww.douyin.com%2Fvideo%2F1" --day 2021-10-01
  hutong share m.tb.cn/h.x --format ndjson | jq -r 'select(.bucket == "walled") | [.platform, .surface, .effect] | @tsv'`;

const programHelp = `
Examples
  hutong judge https://item.taobao.com/item.htm?id=1 --from wechat:moments
  hutong share https://item.taobao.com/item.htm?id=1
  hutong scan saved-pages/ --format ndjson > findings.ndjson
  hutong rules check

Everything happens on this machine; no address is ever fetched. Each command has its own --help.
Ends with 0 when all went well, 1 when a check failed or a page of a folder could not be read, 2 for wrong use.`;

/**
 * The commands and their options. Each command's code is loaded when it is called for, so that help comes at once.
 * `finish` is told how the process is to end.
 */
export function makeProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command('hutong')
    .description(
      'Judges links between Chinese platforms by dated, sourced rules: which open, which meet a wall, and why.',
    )
    .version(manifest.version, '-V, --version', 'the version of this program')
    .helpOption('-h, --help', 'this help')
    .helpCommand('help [command]', 'the help of a command')
    .addHelpText('after', programHelp)
    .exitOverride()
    // Whatever is wrong is told by the caller, in one line.
    .configureOutput({ writeErr: () => {} });

  program
    .command('judge')
    .description('Says for each address what happens to it, and by which rule, date and source.')
    .argument('<address...>', 'addresses of links, or share texts; - reads them from standard input, one a line')
    .option(from, 'the place where the link is met, such as wechat:moments ("hutong rules list" shows all)')
    .option(on, 'the day to judge by, as YYYY-MM-DD (default: today)')
    .option(client, 'mobile or desktop, where rules differ by it')
    .option(region, 'the country the reader is in, as two letters, where rules differ by it')
    .option(allPlaces, allPlacesHelp)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', judgeHelp)
    .action(async (addresses: string[], options: object) => {
      const { judgeCommand } = await import('./judge.ts');
      finish(await judgeCommand(addresses, options, io));
    });

  program
    .command('scan')
    .description('Reads saved pages and judges the links in them.')
    .argument('<path...>', 'HTML files, or folders with .html and .htm files; - reads one page from standard input')
    .option('--url <address>', "the page's address, where the page does not tell or tells wrongly")
    .option(from, "the place to judge from, instead of the page's own")
    .option(on, 'the day to judge by, as YYYY-MM-DD (default: today)')
    .option(client, 'mobile or desktop, where rules differ by it')
    .option(region, 'the country the reader is in, as two letters, where rules differ by it')
    .option(allPlaces, allPlacesHelp)
    .option('--format <format>', 'table for people, ndjson for programs, log for a research log', 'table')
    .option('--redaction <level>', 'with --format log: full, no-query, host or platforms (default: no-query)')
    .addHelpText('after', scanHelp)
    .action(async (paths: string[], options: object) => {
      const { scanCommand } = await import('./scan-command.ts');
      finish(await scanCommand(paths, options, io));
    });

  program
    .command('share')
    .description('Says where a link opens: judged as if posted on every surface of every other platform.')
    .argument('<address>', 'the address of a link or page, or a share text')
    // `--on`, as other commands have it, means the same.
    .option('--on, --day <day>', 'the day to judge by, as YYYY-MM-DD (default: today)')
    .option(allPlaces, 'name every place that treats all outside links alike')
    .option('--format <format>', 'table for people, json or ndjson for programs', 'table')
    .addHelpText('after', shareHelp)
    .action(async (address: string, options: object) => {
      const { shareCommand } = await import('./share.ts');
      finish(await shareCommand(address, options, io));
    });

  addLogCommands(program, io, finish);
  addRulesCommands(program, io, finish);
  return program;
}
