import type { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

const rulesCheckHelp = `
Problems must be mended; the process ends with 1 where there is one. Warnings are for a maintainer to think about, and
fail nothing: walls that nobody has confirmed for long, and walls that stand although a later one took their place.

--fix puts the files into their canonical form first: names and lists in order, walls by their first day, one layout.
What they say stays the same, comments too. A file that is not YAML is left alone.

Examples
  hutong rules check
  hutong rules check --fix
  hutong rules check --folder my-rules`;

const coverageHelp = `
Each cell names the effect, the first day of the wall and the number of its sources. What holds for every link of a
platform is told once, and so is what holds for several destinations. Walls that hang on what a link does not show have
no cell; they are listed at the end, and left out of CSV.

CSV has a line for each cell. The column "to" is * for every link: that line holds for all destinations which have no
line of their own for the same place. With --to it is spelled out. An empty "surface", "client", "region" or "host" means
that the line holds for all of them; "kind" is page for ordinary links, "effect" unknown where one destination has no
record although every other link has.

Examples
  hutong rules coverage --on 2021-09-16
  hutong rules coverage --to taobao
  hutong rules coverage --format csv > coverage.csv`;

const timelineHelp = `
The destination "any" stands for every site that no rule knows.

Examples
  hutong rules timeline wechat taobao
  hutong rules timeline taobao wechat-pay --json`;

const explainHelp = `
Tells how the link is unwrapped, which entry identifies its target, which walls compete at each place, and why each of
them wins or loses.

Examples
  hutong rules explain https://item.taobao.com/item.htm?id=1 --from wechat:group-chat --on 2021-10-01
  hutong rules explain "https://link.zhihu.com/?target=https%3A%2F%2Fm.tb.cn%2Fh.x" --from wechat`;

const buildHelp = `
The same rule files give the same bytes, on every machine and day.

Examples
  hutong rules build && (cd .output/rulebook && sha256sum --check rulebook.json.sha256)`;

const dueHelp = `
Of the walls that stand today those come first which nobody has confirmed for longest, which have few sources or low
confidence, and, where pages or findings are given, which are met most often.

Examples
  hutong rules due
  hutong rules due --met saved-pages/ --most 40
  hutong rules due --met findings.ndjson`;

const diffHelp = `
A rulebook is a rulebook.json, a folder of rule files, or a git revision; without a second one the rules as they are now
are compared. Verdicts are compared on saved pages, on the NDJSON of "hutong scan", or on lists with an address a line
(judged from --from). Ends with 1 if anything changed.

Examples
  hutong rules diff HEAD
  hutong rules diff v2026.11.22.1 main --pages saved-pages/
  hutong rules diff old/rulebook.json --pages links.txt --from wechat:moments`;

const newHelp = `
What is not said by an option is asked for, where somebody is there to answer. The file gets everything that can be
known, and TODO where a person has to write: "hutong rules check" fails and names every place until that is done.
Of a new wall it is told which one has decided there until now: if that has ended, it wants its "until".

Examples
  hutong rules new platform --id redshop --name-en "Red Shop" --name-zh 红店 --hosts redshop.cn
  hutong rules new wrapper --platform redshop --host link.redshop.cn --param url
  hutong rules new wall --platform redshop --from live --to taobao,@bytedance --effect blocked --since 2026-11`;

/** Adds `hutong rules …`, the commands for those who keep the rule files. */
export function addRulesCommands(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const rules = program.command('rules').description('Looks after the rule files, and tells what is in them.');
  rules
    .command('check')
    .description('Validates the rule files: every problem with file, line and what to do.')
    .option('--folder <folder>', 'a folder with rulebook.yaml and platforms/ (default: the rules of this program)')
    .option('--fix', 'mend what can be mended, and say what it was')
    .option('--warnings', 'list all warnings, however many there are')
    .addHelpText('after', rulesCheckHelp)
    .action(async (options: { folder?: string; fix?: boolean; warnings?: boolean }) => {
      const { rulesCheckCommand } = await import('./rules-command.ts');
      finish(await rulesCheckCommand(options, io));
    });
  rules
    .command('list')
    .description('Lists the platforms and surfaces that --from can name.')
    .action(async () => {
      const { rulesListCommand } = await import('./rules-command.ts');
      finish(await rulesListCommand(io));
    });
  rules
    .command('coverage')
    .description('Shows the platform × platform matrix: what is known of links between any two, on a day.')
    .option('--on <day>', 'the day, as YYYY-MM-DD (default: today)')
    .option('--from <platform>', 'only links met on this platform')
    .option('--to <platform>', 'only links to this platform')
    .option('--format <format>', 'table for people, csv or markdown', 'table')
    .addHelpText('after', coverageHelp)
    .action(async (options: object) => {
      const { rulesCoverageCommand } = await import('./rules-coverage.ts');
      finish(await rulesCoverageCommand(options, io));
    });
  rules
    .command('timeline')
    .description('Tells how links from one platform to another have fared over the years.')
    .argument('<from>', 'the platform on which links are met')
    .argument('<to>', 'the platform that they lead to, or any')
    .option('--on <day>', 'tell up to this day (default: today)')
    .option('--json', 'one JSON object')
    .addHelpText('after', timelineHelp)
    .action(async (from: string, to: string, options: object) => {
      const { rulesTimelineCommand } = await import('./rules-timeline.ts');
      finish(await rulesTimelineCommand(from, to, options, io));
    });
  rules
    .command('explain')
    .description('Explains a verdict, step by step.')
    .argument('<link>', 'the address of a link')
    .option('--from <platform[:surface]>', 'the place where the link is met, such as wechat:moments')
    .option('--on <day>', 'the day to judge by, as YYYY-MM-DD (default: today)')
    .option('--client <client>', 'mobile or desktop, where rules differ by it')
    .option('--region <code>', 'the country the reader is in, as two letters, where rules differ by it')
    .option('--all', 'also the walls that did not stand on that day')
    .addHelpText('after', explainHelp)
    .action(async (link: string, options: object) => {
      const { rulesExplainCommand } = await import('./rules-explain.ts');
      finish(await rulesExplainCommand(link, options, io));
    });
  rules
    .command('due')
    .description('Lists the walls that most deserve a fresh look.')
    .option('--met <path...>', 'saved pages, or NDJSON of findings: walls that are often met come first')
    .option('--most <number>', 'so many at the most', '20')
    .addHelpText('after', dueHelp)
    .action(async (options: object) => {
      const { rulesDueCommand } = await import('./rules-due.ts');
      finish(await rulesDueCommand(options as never, io));
    });
  rules
    .command('build')
    .description('Writes rulebook.json with its SHA-256, the file that programs read.')
    .option('--out <folder>', 'where to write', '.output/rulebook')
    .option('--folder <folder>', 'a folder with rulebook.yaml and platforms/ (default: the rules of this program)')
    .addHelpText('after', buildHelp)
    .action(async (options: { out: string; folder?: string }) => {
      const { rulesBuildCommand } = await import('./rules-build.ts');
      finish(await rulesBuildCommand(options, io));
    });
  rules
    .command('diff')
    .description('Tells what changed between two rulebooks, and which verdicts change with it.')
    .argument('<old>', 'a rulebook.json, a folder of rule files, or a git revision')
    .argument('[new]', 'the same (default: the rules as they are now)')
    .option('--pages <path...>', 'saved pages, findings or lists of addresses on which verdicts are compared')
    .option('--from <platform[:surface]>', 'judge all links from this place')
    .option('--on <day>', 'the day to judge by, as YYYY-MM-DD (default: today)')
    .option('--json', 'one JSON object')
    .addHelpText('after', diffHelp)
    .action(async (old: string, now: string | undefined, options: object) => {
      const { rulesDiffCommand } = await import('./rules-diff.ts');
      finish(await rulesDiffCommand(old, now, options, io));
    });
  rules
    .command('changelog')
    .description('Writes what changed since the last released rulebook into rules/CHANGELOG.md.')
    .option('--release', 'make the present rules the released ones')
    .action(async (options: { release?: boolean }) => {
      const { rulesChangelogCommand } = await import('./rules-changelog.ts');
      finish(await rulesChangelogCommand(options, io));
    });
  const begin = rules.command('new').description('Begins a platform, a wall or a wrapper.');
  begin.addHelpText('after', newHelp);
  const folder = ['--folder <folder>', 'a folder with rulebook.yaml and platforms/'] as const;
  const beginning = (kind: 'platform' | 'wall' | 'wrapper', description: string) =>
    begin
      .command(kind)
      .description(description)
      .addHelpText('after', newHelp)
      .action(async (_options: object, command: Command) => {
        const { rulesNewCommand } = await import('./rules-new.ts');
        // Under the names that were typed: commander makes `nameEn` of `name-en`.
        const typed = command.options.map((one) => [one.name(), command.getOptionValue(one.attributeName())]);
        finish(await rulesNewCommand(kind, Object.fromEntries(typed), io));
      });
  beginning('platform', 'Begins a file in rules/platforms.')
    .option('--id <id>', 'its id, for ever')
    .option('--name-en <name>', 'its name in English')
    .option('--name-zh <name>', 'its name in Chinese')
    .option('--group <group>', 'who owns it')
    .option('--hosts <hosts>', 'its hosts, with commas between')
    .option('--surface <surface>', 'what pages there are (default: web)')
    .option('--abroad <yes|no>', 'whether it serves readers outside mainland China first (default: no)')
    .option(...folder);
  beginning('wall', "Puts a wall into a platform's file.")
    .option('--platform <id>', 'the platform whose file it belongs to')
    .option('--from <surfaces>', 'where links are met: all, or surfaces with commas between')
    .option('--to <names>', 'where they lead: platforms, @groups, or any')
    .option('--effect <effect>', 'what happens')
    .option('--since <date>', 'since when (default: today)')
    .option('--verified <date>', 'last seen on (default: today)')
    .option('--sources <addresses>', 'sources, with commas between')
    .option('--link <address>', 'a link that it decides')
    .option(...folder);
  beginning('wrapper', "Puts a wrapper into a platform's file.")
    .option('--platform <id>', 'the platform whose file it belongs to')
    .option('--host <host>', 'the host of the page')
    .option('--path <path>', 'its path (default: /)')
    .option('--param <name>', 'the parameter that holds the target (default: target)')
    .option('--effect <effect>', 'what it does to the reader (default: warning)')
    .option(...folder);
}
