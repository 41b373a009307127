import type { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

const rulesCheckHelp = `
Ends with 1 where there is a problem. Walls that nobody has confirmed for long are counted, and are no problem.

Examples
  hutong rules check
  hutong rules check --folder my-rules`;

const coverageHelp = `
Each cell names the effect, the first day of the wall and the number of its sources. What holds for every link of a
platform is told once. CSV has a line for each cell, \`to\` is * for every link.

Examples
  hutong rules coverage --on 2021-09-16
  hutong rules coverage --to taobao
  hutong rules coverage --format csv > coverage.csv`;

const timelineHelp = `
\`any\` as the destination stands for every site that no rule knows.

Examples
  hutong rules timeline wechat taobao
  hutong rules timeline taobao wechat-pay --json`;

/** Adds \`hutong rules …\`, the commands for those who keep the rule files. */
export function addRulesCommands(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const rules = program.command('rules').description('Looks after the rule files, and tells what is in them.');
  rules
    .command('check')
    .description('Validates the rule files: every problem with file, line and what to do.')
    .option('--folder <folder>', 'a folder with rulebook.yaml and platforms/ (default: the rules of this program)')
    .addHelpText('after', rulesCheckHelp)
    .action(async (options: { folder?: string }) => {
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
}
