/** Why an expression of the program was not evaluated; each completes "The expression …" or "it …". */
import type { Catalogue } from '../say';

export const sessionExpressions: Catalogue = {
  'The expression "{text}" {reason}.': '식 "{text}": {reason}.',
  'it {reason}': '{reason}',
  'it {reason}.': '{reason}.',
  'was optimized out: the compiler keeps no value of it on this line. Build with -O0 or -Og, or enter the value':
    '최적화로 없어졌습니다. 컴파일러가 이 줄에서 값을 유지하지 않습니다. -O0이나 -Og로 빌드하거나 값을 입력하십시오',
  'is shown as "{result}", which is no number': '"{result}"(으)로 표시되는데, 숫자가 아닙니다',
  'is shown as "{text}"': '"{text}"(으)로 표시됩니다',
  'was not shown whole': '전체가 표시되지 않았습니다',
  'is empty': '비어 있습니다',
  'has a string, for which a debugger makes room in the program':
    '문자열이 있는데, 디버거가 이를 위해 프로그램 안에 자리를 만듭니다',
  'has a brace: it makes an object or runs statements': '중괄호가 있습니다. 객체를 만들거나 문을 실행합니다',
  'is more than one expression': '식이 하나보다 많습니다',
  'has a character that C does not have in an expression: {character}':
    'C의 식에 없는 문자가 있습니다: {character}',
  'has a character that is not understood here: {character}':
    '여기에서 이해하지 못하는 문자가 있습니다: {character}',
  'has a parenthesis that does not match': '짝이 맞지 않는 괄호가 있습니다',
  'has a bracket that does not match': '짝이 맞지 않는 대괄호가 있습니다',
  'has a parenthesis or bracket that is not closed': '닫히지 않은 괄호나 대괄호가 있습니다',
  'uses "{text}", which acts on the program': '프로그램에 영향을 주는 "{text}"을(를) 사용합니다',
  'assigns with {text}': '{text|으로} 대입합니다',
  'changes a variable with {text}': '{text|으로} 변수를 바꿉니다',
  'is a list, not one value': '값 하나가 아니라 목록입니다',
  'has a lambda': '람다가 있습니다',
  'calls {name}()': '{name}()을 호출합니다',
  'calls what is no function': '함수가 아닌 것을 호출합니다',
  'calls through an array of functions': '함수의 배열을 거쳐 호출합니다',
  'calls through a pointer, or casts to a type that is not known here':
    '포인터를 거쳐 호출하거나, 여기에서 모르는 타입으로 변환합니다',
  'may call a function template': '함수 템플릿을 호출할 수 있습니다',
  'is not understood here': '여기에서 이해하지 못합니다',
  'is an object ({type}), which no argument of the call is':
    '객체({type})인데, 호출의 인자 가운데 객체는 없습니다',
  'takes the address of an object ({type}) by code of its own':
    '객체({type})의 주소를 그 객체 자신의 코드로 구합니다',
  'uses {operator} of "{text}", an object ({type}): the program may have code for that, which would be run':
    '객체 "{text}"({type})에 {operator|을} 사용합니다. 프로그램에 이를 위한 코드가 있으면 실행됩니다',
  'uses {operator} of "{text}", an enumeration ({type}): the program may have code for that, which would be run':
    '열거형 "{text}"({type})에 {operator|을} 사용합니다. 프로그램에 이를 위한 코드가 있으면 실행됩니다',
  'uses {operator} of "{text}", whose type the debugger does not tell: the program may have code for that, which would be run':
    '디버거가 타입을 알려 주지 않는 "{text}"에 {operator|을} 사용합니다. 프로그램에 이를 위한 코드가 있으면 실행됩니다',
  'converts "{text}", an object ({type}), by code of the program':
    '객체 "{text}"({type})을(를) 프로그램의 코드로 변환합니다',
  'converts "{text}", whose type the debugger does not tell: the program may have code for that, which would be run':
    '디버거가 타입을 알려 주지 않는 "{text}"을(를) 변환합니다. 프로그램에 이를 위한 코드가 있으면 실행됩니다',
  'ends too soon': '너무 일찍 끝납니다',
  'reads {name}, which may be a getter': '게터일 수 있는 {name|을} 읽습니다',
  'reads {name}, which is a getter': '게터인 {name|을} 읽습니다',
  'reads a member of {what}': '{what}의 멤버를 읽습니다',
  'calls subarray() with more than a range': 'subarray()를 범위보다 많은 인자로 호출합니다',
  'has a function': '함수가 있습니다',
  'has a type that is not understood here': '여기에서 이해하지 못하는 타입이 있습니다',
  'spreads a list, which runs its iterator': '목록을 펼치는데, 그러면 이터레이터가 실행됩니다',
  'has "{text}" where it is not understood here': '여기에서 이해하지 못하는 자리에 "{text}"이(가) 있습니다',
  'is a proxy, whose reading runs code': '프록시인데, 읽으면 코드가 실행됩니다',
  'is computed from an object': '객체로부터 계산됩니다',
  'is {value}, no whole number': '{value|은} 정수가 아닙니다',
  'is no number but of type {type}': '숫자가 아니라 {type} 타입입니다',
  'calls a function of the program': '프로그램의 함수를 호출합니다',
  'is an object that is no array': '배열이 아닌 객체입니다',
  'cannot be read': '읽을 수 없습니다',
  'has a template, which may run code': '코드를 실행할 수 있는 템플릿이 있습니다',
};
