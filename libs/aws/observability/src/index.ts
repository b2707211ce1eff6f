export { AlarmTopic, type AlarmTopicProps, type Publisher } from './alarm-topic.js';
