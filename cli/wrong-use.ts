/**
 * The command line was used in a way that can't work. The message is one line that says what is wrong and what to do;
 * the process prints it and ends with code 2.
 */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongUse';
  }
}
