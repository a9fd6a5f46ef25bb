global using Candor;
global using Candor.Core;
global using Shouldly;
global using Xunit;
