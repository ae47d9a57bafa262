import { describe, expect, it } from 'vitest';
import { slackConfig, variables } from '../../../src/adapters/slack/config.ts';
import { type ConfigIssue, readVariables } from '../../../src/config/variables.ts';

function configure(env: NodeJS.ProcessEnv) {
  const issues: ConfigIssue[] = [];
  const config = slackConfig(readVariables(variables, env, issues), issues);
  return { config, issues };
}

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

describe('the configuration of Slack', () => {
  it.each(['xoxp-a-persons-token', 'xoxe.xoxp-1-rotated', 'xapp-1'])(
    'refuses %s in the place of a bot token, and says why without showing it',
    (token) => {
      const { issues } = configure({ ...socket, SLACK_BOT_TOKEN: token });
      const [issue] = issues;
      expect(issue).toMatchObject({
        variable: 'SLACK_BOT_TOKEN',
        message: expect.stringContaining("in that person's name"),
      });
      expect(issue!.message).not.toContain(token);
    },
  );

  it('makes a plain bot, or an agent where that is wanted', () => {
    expect(configure(socket).config).toMatchObject({ agent: false });
    expect(configure({ ...socket, SLACK_AGENT: 'true' }).config).toMatchObject({ agent: true });
    expect(configure({ ...socket, SLACK_AGENT: 'perhaps' }).issues).toMatchObject([
      { variable: 'SLACK_AGENT', message: expect.stringContaining('--agent') },
    ]);
  });
});
