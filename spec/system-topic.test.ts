import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatName } from './formats/index.js';
import { systemTopic } from './system-topic.js';

test('seven items, each once, TopicItemList alone outside System', () => {
  assert.is(new Set(systemTopic.items.map((item) => item.name)).size, 7);
  assert.equal(
    systemTopic.items.filter((item) => item.under === 'other').map((item) => item.name),
    ['TopicItemList'],
  );
  assert.is(formatName(systemTopic.format), 'CF_TEXT');
});

test.run();
